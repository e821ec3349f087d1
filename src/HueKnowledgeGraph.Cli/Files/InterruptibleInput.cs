namespace HueKnowledgeGraph.Cli;

/// <summary>Standard input whose reads end when the command is interrupted, also while nothing comes: a blocking read of a pipe or of a
/// terminal cannot be cancelled itself, so it waits on a thread of its own.</summary>
internal sealed class InterruptibleInput(Stream input, CancellationToken interruption) : Stream
{
    private readonly byte[] _block = new byte[1 << 16];
    private int _start;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="OperationCanceledException">The command was interrupted; the read that was under way is abandoned with its block.</exception>
    public override int Read(Span<byte> buffer)
    {
        interruption.ThrowIfCancellationRequested();
        if (_start == _end && !buffer.IsEmpty)
        {
            var read = Task.Factory.StartNew(() => input.Read(_block), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            (_start, _end) = (0, read.WaitAsync(interruption).GetAwaiter().GetResult());
        }

        int length = Math.Min(buffer.Length, _end - _start);
        _block.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
