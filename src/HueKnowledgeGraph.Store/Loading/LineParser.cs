using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Parses N-Triples and N-Quads: the caller's thread reads and decompresses blocks of whole lines, two others parse them.</summary>
internal sealed class LineParser : IDisposable
{
    public const int ThreadCount = 2;
    private readonly int _blockBytes;
    private readonly BlockingCollection<LineBlock> _blocks = new(2 * ThreadCount);
    private readonly CancellationTokenSource _stop;
    private readonly ChunkBuilder[] _builders;
    private readonly Task[] _workers;
    private readonly LoadProgress _progress;
    private readonly Lock _errorGate = new();
    private long _firstErrorBlock = long.MaxValue;
    private ExceptionDispatchInfo? _firstError;
    private long _blockNumber;

    public LineParser(LoadFolder folder, long budgetBytes, int blockBytes, LoadProgress progress, CancellationToken cancellation)
    {
        _blockBytes = blockBytes;
        _progress = progress;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _builders = [.. Enumerable.Range(0, ThreadCount).Select(_ => new ChunkBuilder(folder, budgetBytes))];
        _workers = [.. _builders.Select(builder => Task.Factory.StartNew(
            () => Work(builder), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    public long StatementCount => _builders.Sum(builder => builder.StatementCount);

    /// <summary>Reads one document; on an error of a worker it stops early and <see cref="Finish"/> throws.</summary>
    public void Read(LoadSource source, RdfReadOptions options)
    {
        using Stream stream = source.Open();
        using Stream text = RdfReader.OpenText(stream, source.Name);
        var document = new LineDocument(source.Format, options, source.Graph is { } graph ? Encoding.UTF8.GetBytes(graph) : null);
        TextPosition position = default;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_blockBytes);
        int used = 0;
        while (!_stop.IsCancellationRequested)
        {
            int count = text.Read(buffer, used, buffer.Length - used);
            used += count;
            bool isEnd = count == 0;
            if (!isEnd && used < buffer.Length)
                continue;
            int lines = isEnd ? used : NTriplesChunkReader.WholeLines(buffer.AsSpan(0, used));
            byte[] next = ArrayPool<byte>.Shared.Rent(lines == 0 && !isEnd ? 2 * buffer.Length : Math.Max(_blockBytes, used - lines + 1));
            buffer.AsSpan(lines, used - lines).CopyTo(next);
            var block = new LineBlock(document, buffer, lines, position, _blockNumber++);
            position = NTriplesChunkReader.Behind(position, buffer.AsSpan(0, lines));
            if (!TryHandOver(block) || isEnd)
            {
                ArrayPool<byte>.Shared.Return(next);
                return;
            }

            used -= lines;
            buffer = next;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Waits for the workers and gives their chunks; throws the error that stands first in the documents.</summary>
    public IReadOnlyList<LoadChunk> Finish()
    {
        _blocks.CompleteAdding();
        Task.WaitAll(_workers);
        _firstError?.Throw();
        _stop.Token.ThrowIfCancellationRequested();
        return [.. _builders.SelectMany(builder => builder.Chunks)];
    }

    public void Dispose()
    {
        _stop.Cancel();
        Task.WaitAll(_workers);
        foreach (ChunkBuilder builder in _builders)
            builder.Dispose();
        _blocks.Dispose();
        _stop.Dispose();
    }

    private bool TryHandOver(LineBlock block)
    {
        try
        {
            _blocks.Add(block, _stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            ArrayPool<byte>.Shared.Return(block.Buffer);
            return false;
        }
    }

    private void Work(ChunkBuilder builder)
    {
        long block = 0;
        try
        {
            LineDocument? document = null;
            NTriplesChunkReader? reader = null;
            foreach (LineBlock lines in _blocks.GetConsumingEnumerable(_stop.Token))
            {
                block = lines.Number;
                if (document != lines.Document)
                {
                    document = lines.Document;
                    reader = new NTriplesChunkReader(document.Format, document.Options);
                    builder.SetGraph(document.Graph);
                }

                long before = builder.StatementCount;
                reader!.Read(lines.Buffer.AsSpan(0, lines.Length), new Sink(builder), lines.Position);
                ArrayPool<byte>.Shared.Return(lines.Buffer);
                _progress.Add(builder.StatementCount - before);
            }

            builder.Finish();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Finish reports why.
        }
        catch (Exception error)
        {
            // Carried over to the caller's thread, which throws it.
            Fail(block, error);
        }
    }

    private void Fail(long block, Exception error)
    {
        lock (_errorGate)
        {
            if (block < _firstErrorBlock)
                (_firstErrorBlock, _firstError) = (block, ExceptionDispatchInfo.Capture(error));
        }

        _stop.Cancel();
    }

    /// <summary>A struct, so that the reader calls the builder directly.</summary>
    private readonly struct Sink(ChunkBuilder builder) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            builder.Quad(subject, predicate, @object, graph);
    }

    private sealed record LineDocument(RdfFormat Format, RdfReadOptions Options, byte[]? Graph);

    private sealed record LineBlock(LineDocument Document, byte[] Buffer, int Length, TextPosition Position, long Number);
}
