using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads all documents of a load into chunks: line formats on two threads (<see cref="LineParser"/>), the others on one.</summary>
internal sealed class DocumentParser(
    LoadFolder folder, BulkLoadOptions options, LoadLimits limits, IReadOnlyList<LoadSource> sources, LoadProgress progress, CancellationToken cancellation)
{
    private readonly Lock _refusalGate = new();
    private long _refused;

    /// <summary>Statements left out.</summary>
    public long Refused => _refused;

    /// <summary>Statements read.</summary>
    public long StatementCount { get; private set; }

    public IReadOnlyList<LoadChunk> Parse()
    {
        bool hasLines = sources.Any(IsLineFormat);
        bool hasOthers = !sources.All(IsLineFormat);
        int builders = (hasLines ? LineParser.ThreadCount : 0) + (hasOthers ? 1 : 0);
        long budget = limits.TermBytes / Math.Max(1, builders);
        progress.Begin("parse", 0);
        List<LoadChunk> chunks = [];
        if (hasLines)
        {
            using var parser = new LineParser(folder, budget, limits.BlockBytes, progress, cancellation);
            for (int i = 0; i < sources.Count; i++)
            {
                if (IsLineFormat(sources[i]))
                    parser.Read(sources[i], OptionsOf(i));
            }

            chunks.AddRange(parser.Finish());
            StatementCount += parser.StatementCount;
        }

        if (hasOthers)
            chunks.AddRange(ReadOthers(budget));
        return chunks;
    }

    private static bool IsLineFormat(LoadSource source) => source.Format == RdfFormat.NTriples || source.Format == RdfFormat.NQuads;

    private List<LoadChunk> ReadOthers(long budget)
    {
        using var builder = new ChunkBuilder(folder, budget);
        var sink = new CountingSink(builder, progress);
        for (int i = 0; i < sources.Count; i++)
        {
            if (IsLineFormat(sources[i]))
                continue;
            builder.SetGraph(sources[i].Graph is { } graph ? Encoding.UTF8.GetBytes(graph) : null);
            using Stream stream = sources[i].Open();
            RdfReader.Read(stream, sources[i].Format, sink, OptionsOf(i), cancellation);
        }

        builder.Finish();
        StatementCount += builder.StatementCount;
        return [.. builder.Chunks];
    }

    private RdfReadOptions OptionsOf(int source) => new()
    {
        BaseIri = sources[source].BaseIri,
        SourceName = sources[source].Name,
        BlankNodePrefix = FormattableString.Invariant($"s{source}."),
        OnError = options.OnRefused is null ? null : Refuse,
    };

    private void Refuse(RdfSyntaxException error)
    {
        lock (_refusalGate)
        {
            _refused++;
            options.OnRefused!(error);
        }
    }

    private sealed class CountingSink(ChunkBuilder builder, LoadProgress progress) : IQuadSink
    {
        private const int Step = 1024;

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            builder.Quad(subject, predicate, @object, graph);
            if (builder.StatementCount % Step == 0)
                progress.Add(Step);
        }
    }
}
