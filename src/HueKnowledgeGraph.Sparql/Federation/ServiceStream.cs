namespace HueKnowledgeGraph.Sparql;

/// <summary>The body of an endpoint's answer, read with the clock and the limit of its call.</summary>
internal sealed class ServiceStream(ServiceCall call, HttpResponseMessage response) : Stream
{
    private Stream? _body;
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        _body ??= call.Run(response.Content.ReadAsStreamAsync);
        int read = call.Run(token => _body.ReadAsync(buffer.AsMemory(offset, count), token).AsTask());
        _count += read;
        return _count > call.AnswerBytes ? throw call.TooLarge() : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            response.Dispose();
            call.Dispose();
        }

        base.Dispose(disposing);
    }
}
