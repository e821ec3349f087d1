using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>
/// Where result writers write. The first <see cref="HoldBytes"/> are held back: a small answer leaves whole with its length, and
/// a failure until then still gets a status. A larger one streams on in chunks of that size, at the client's pace and in flat memory.
/// </summary>
/// <remarks>Belongs to one request. The synchronous writes block a thread while the client is slow, which is why queries are counted
/// (<see cref="ServerSettings.ConcurrentQueries"/>) and the thread pool holds one for each of them.</remarks>
internal sealed class ResponseSink : Stream
{
    /// <summary>64 KiB: more than most answers to questions, less than what a socket takes at once.</summary>
    public const int HoldBytes = 1 << 16;

    private readonly HttpContext _context;
    private readonly Action<HttpContext> _onStart;
    private byte[] _held = ArrayPool<byte>.Shared.Rent(HoldBytes);
    private int _count;
    private bool _hasStarted;
    private MemoryStream? _copy;
    private int _longestCopy;

    /// <summary>Makes the sink. <paramref name="onStart"/> is called once, before the first byte leaves: the last chance for headers.</summary>
    public ResponseSink(HttpContext context, Action<HttpContext> onStart)
    {
        _context = context;
        _onStart = onStart;
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > HoldBytes - _count)
        {
            int part = HoldBytes - _count;
            buffer[..part].CopyTo(_held.AsSpan(_count));
            _count = HoldBytes;
            SendHeld();
            buffer = buffer[part..];
        }

        buffer.CopyTo(_held.AsSpan(_count));
        _count += buffer.Length;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length >= HoldBytes && _count + buffer.Length > HoldBytes)
        {
            // Long pieces go past the held bytes: a copy less of all that is exported.
            if (_count > 0)
                await SendHeldAsync(cancellationToken);
            await SendAsync(buffer, cancellationToken);
            return;
        }

        while (buffer.Length > HoldBytes - _count)
        {
            int part = HoldBytes - _count;
            buffer.Span[..part].CopyTo(_held.AsSpan(_count));
            _count = HoldBytes;
            await SendHeldAsync(cancellationToken);
            buffer = buffer[part..];
        }

        buffer.Span.CopyTo(_held.AsSpan(_count));
        _count += buffer.Length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <summary>Does nothing: bytes leave when there are enough of them, or with <see cref="CompleteAsync"/>.</summary>
    public override void Flush()
    {
    }

    /// <summary>Keeps a copy of all that is sent, as long as it is no longer than this.</summary>
    public void Copy(int longest)
    {
        _copy = longest > 0 ? new MemoryStream() : null;
        _longestCopy = longest;
    }

    /// <summary>The copy of an answer that is complete; null if none is kept or it became too long.</summary>
    public byte[]? TakeCopy() => _copy?.ToArray();

    /// <summary>The answer is whole: sends what is left, with the length if nothing had left yet.</summary>
    public async Task CompleteAsync()
    {
        if (!_hasStarted)
        {
            Start();
            _context.Response.ContentLength = _count;
        }

        Keep(_held.AsSpan(0, _count));
        await _context.Response.BodyWriter.WriteAsync(_held.AsMemory(0, _count), _context.RequestAborted);
        _count = 0;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_held);
        _held = [];
        base.Dispose(disposing);
    }

    private void Start()
    {
        _hasStarted = true;
        _onStart(_context);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_copy is null)
            return;
        if (_copy.Length + bytes.Length > _longestCopy)
            _copy = null;
        else
            _copy.Write(bytes);
    }

    private void SendHeld()
    {
        ValueTask sending = SendHeldAsync(_context.RequestAborted);
        if (sending.IsCompletedSuccessfully)
            return;
        sending.AsTask().GetAwaiter().GetResult();
    }

    private async ValueTask SendHeldAsync(CancellationToken cancellation)
    {
        await SendAsync(_held.AsMemory(0, _count), cancellation).ConfigureAwait(false);
        _count = 0;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (!_hasStarted)
            Start();
        Keep(bytes.Span);
        FlushResult sent = await _context.Response.BodyWriter.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        _context.RequestAborted.ThrowIfCancellationRequested();
        if (sent.IsCompleted)
            throw new OperationCanceledException("The client has closed the connection.");
    }
}
