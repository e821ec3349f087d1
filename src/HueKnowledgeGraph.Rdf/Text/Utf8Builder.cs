using System.Buffers;
using System.Runtime.CompilerServices;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A growing run of bytes: scratch for escapes and names, and the output buffer of writers.</summary>
/// <remarks>
/// When it grows it takes a new array and leaves the old one as it was, so a span handed out earlier stays readable and unchanged
/// until <see cref="Length"/> is cut back and new bytes are written over its place. Not thread safe.
/// </remarks>
internal sealed class Utf8Builder(int capacity = 256) : IBufferWriter<byte>
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);

    /// <summary>Bytes in use; may be set to a smaller value to drop the tail.</summary>
    public int Length { get; set; }

    /// <summary>All bytes in use.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The bytes from <paramref name="start"/>, <paramref name="length"/> of them.</summary>
    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    /// <summary>Adds one byte.</summary>
    public void Append(byte value)
    {
        Ensure(1);
        _bytes[Length++] = value;
    }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int room)
    {
        if (_bytes.Length - Length < room)
            Grow(room);
    }

    private void Grow(int room)
    {
        long wanted = Math.Max((long)_bytes.Length * 2, (long)Length + room);
        byte[] larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(wanted, Array.MaxLength));
        if (larger.Length - Length < room)
            throw new InvalidOperationException($"A term of more than {Array.MaxLength:N0} bytes cannot be held.");
        _bytes.AsSpan(0, Length).CopyTo(larger);
        _bytes = larger;
    }
}
