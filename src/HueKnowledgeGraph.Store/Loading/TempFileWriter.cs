using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A buffered temporary file being written: bytes, variable-length and fixed records, native byte order.</summary>
/// <remarks>Written in blocks of at most 64 KiB, each behind a header: XXH3-64 of its bytes (8 bytes), their number (4). The last header has
/// number 0 and counts the blocks. A bit that flips on its way to the disk and back would else become a quad that nobody wrote.</remarks>
internal sealed class TempFileWriter : IDisposable
{
    /// <summary>Bytes of a block at most, with its header.</summary>
    public const int BlockLength = 1 << 16;

    /// <summary>Bytes of a block's header.</summary>
    public const int HeaderLength = sizeof(ulong) + sizeof(int);

    private readonly IFileWriter _file;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BlockLength);
    private int _used = HeaderLength;
    private long _blocks;
    private bool _closed;

    public TempFileWriter(IStoreFiles files, string name)
    {
        Name = name;
        _file = files.Create(name);
    }

    public string Name { get; }

    public void Write(ReadOnlySpan<byte> data)
    {
        while (data.Length > _buffer.Length - _used)
        {
            int part = _buffer.Length - _used;
            data[..part].CopyTo(_buffer.AsSpan(_used));
            _used += part;
            data = data[part..];
            Flush();
        }

        data.CopyTo(_buffer.AsSpan(_used));
        _used += data.Length;
    }

    public void WriteNumber(uint value)
    {
        if (_buffer.Length - _used < VarInt.MaxBytes)
            Flush();
        _used += VarInt.Write(_buffer.AsSpan(_used), value);
    }

    public void WriteRecords<T>(ReadOnlySpan<T> records)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(records));

    public void WriteRecord<T>(in T record)
        where T : unmanaged => WriteRecords(new ReadOnlySpan<T>(in record));

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        try
        {
            Flush();
            WriteEnd();
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void Flush()
    {
        if (_used == HeaderLength)
            return;

        // Forgotten before they are written: after a failure, Dispose does not try them again.
        Span<byte> block = _buffer.AsSpan(0, _used);
        _used = HeaderLength;
        BinaryPrimitives.WriteUInt64LittleEndian(block, XxHash3.HashToUInt64(block[HeaderLength..]));
        BinaryPrimitives.WriteInt32LittleEndian(block[sizeof(ulong)..], block.Length - HeaderLength);
        _file.Write(block);
        _blocks++;
    }

    private void WriteEnd()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(header, _blocks);
        _file.Write(header);
    }
}
