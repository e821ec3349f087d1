using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads what <see cref="TempFileWriter"/> wrote, in the same sequence.</summary>
internal sealed class TempFileReader(IStoreFiles files, string name) : IDisposable
{
    private readonly Stream _stream = files.OpenRead(name);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(TempFileWriter.BlockLength);
    private int _used;
    private int _end;
    private ulong _blocks;
    private bool _isAtEnd;

    /// <summary>Fills the whole span; the caller knows that there is as much.</summary>
    public void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (_used == _end && !Fill())
                throw Damaged();
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
                throw Damaged();
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

    /// <summary>Reads the next block; false at the end of the file.</summary>
    private bool Fill()
    {
        _used = _end = 0;
        Span<byte> header = stackalloc byte[TempFileWriter.HeaderLength];
        if (_isAtEnd)
            return false;
        if (ReadAtLeast(header) < header.Length)
            throw Damaged();
        ulong check = BinaryPrimitives.ReadUInt64LittleEndian(header);
        int count = BinaryPrimitives.ReadInt32LittleEndian(header[sizeof(ulong)..]);
        _isAtEnd = count == 0 && check == _blocks;
        if (_isAtEnd)
            return false;
        if (count <= 0 || count > _buffer.Length || ReadAtLeast(_buffer.AsSpan(0, count)) < count || XxHash3.HashToUInt64(_buffer.AsSpan(0, count)) != check)
            throw Damaged();
        _end = count;
        _blocks++;
        return true;
    }

    private int ReadAtLeast(Span<byte> target)
    {
        try
        {
            return _stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        }
        catch (IOException error)
        {
            throw FileFailure.Of(files.PathOf(name), "read", error);
        }
    }

    private StoreFileException Damaged() =>
        new(files.PathOf(name), "read", new InvalidDataException("its bytes are not those that were written a moment ago (disk or memory may be failing)"));
}
