using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads what <see cref="TempFileWriter"/> wrote, in the same sequence.</summary>
internal sealed class TempFileReader(IStoreFiles files, string name) : IDisposable
{
    private readonly Stream _stream = files.OpenRead(name);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
    private int _used;
    private int _end;

    /// <summary>Fills the whole span; the caller knows that there is as much.</summary>
    public void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (_used == _end && !Fill())
                throw new EndOfStreamException($"{files.PathOf(name)} ends before its last record.");
            int part = Math.Min(target.Length, _end - _used);
            _buffer.AsSpan(_used, part).CopyTo(target);
            _used += part;
            target = target[part..];
        }
    }

    public uint ReadNumber()
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (_used == _end && !Fill())
                throw new EndOfStreamException($"{files.PathOf(name)} ends before its last record.");
            byte part = _buffer[_used++];
            value |= (part & 0x7Fu) << shift;
            if (part < 0x80)
                return value;
        }
    }

    /// <summary>Reads as many whole records as there are, at most the span's length; 0 at the end.</summary>
    public int ReadRecords<T>(Span<T> target)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(target);
        int length = 0;
        while (length < bytes.Length)
        {
            if (_used == _end && !Fill())
                break;
            int part = Math.Min(bytes.Length - length, _end - _used);
            _buffer.AsSpan(_used, part).CopyTo(bytes[length..]);
            _used += part;
            length += part;
        }

        return length / Unsafe.SizeOf<T>();
    }

    public void Dispose() => _stream.Dispose();

    private bool Fill()
    {
        _used = 0;
        _end = _stream.Read(_buffer);
        return _end > 0;
    }
}
