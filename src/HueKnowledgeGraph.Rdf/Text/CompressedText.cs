using System.IO.Compression;
using ZstdSharp;

namespace HueKnowledgeGraph.Rdf;

/// <summary>The text of a stream that may be compressed with gzip or Zstandard, recognised by its first bytes.</summary>
/// <remarks>What says that the data is damaged also says which data it is.</remarks>
internal sealed class CompressedText : Stream
{
    /// <summary>
    /// How many times longer than its compressed form a text may be. Real RDF stays below 60 (N-Quads with one long graph name); data made to
    /// exhaust a reader comes to 1,000 with gzip and far more with Zstandard.
    /// </summary>
    public const long MostTimesLonger = 250;

    /// <summary>Text up to here is given whatever the relation, as small files of equal lines are no danger.</summary>
    public const long FreeBytes = 64L << 20;

    private readonly CountedStream _compressed;
    private readonly Stream _text;
    private readonly string _kind;
    private readonly string? _name;
    private long _length;

    private CompressedText(CountedStream compressed, Stream text, string kind, string? name) =>
        (_compressed, _text, _kind, _name) = (compressed, text, kind, name);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The text; disposing of it leaves <paramref name="stream"/> open.</summary>
    /// <param name="stream">The text, perhaps compressed.</param>
    /// <param name="name">What messages call it; null: they do not.</param>
    public static Stream Open(Stream stream, string? name)
    {
        byte[] head = new byte[4];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, length), stream);
        if (head.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            var counted = new CountedStream(whole);
            return new CompressedText(counted, new GZipStream(counted, CompressionMode.Decompress), "gzip", name);
        }

        if (head.AsSpan(0, length).SequenceEqual((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]))
        {
            var counted = new CountedStream(whole);
            return new CompressedText(counted, new DecompressionStream(counted), "Zstandard", name);
        }

        return whole;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = _text.Read(buffer);
        }
        catch (Exception damage) when (damage is InvalidDataException or ZstdException or EndOfStreamException)
        {
            throw new InvalidDataException(
                $"{Prefix}the {_kind} data is damaged or cut short ({damage.Message.TrimEnd('.')}); fetch or compress the file anew.", damage);
        }

        _length += count;
        if (_length > FreeBytes && _length > MostTimesLonger * _compressed.Count)
        {
            throw new InvalidDataException(
                $"{Prefix}the text is more than {MostTimesLonger} times longer than its {_kind} form, which is the limit; decompress the file first if you trust it.");
        }

        return count;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _text.Dispose();
        base.Dispose(disposing);
    }

    private string Prefix => _name is null ? "" : _name + ": ";
}
