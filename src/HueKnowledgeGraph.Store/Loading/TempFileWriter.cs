using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A buffered temporary file being written: bytes, variable-length and fixed records, native byte order.</summary>
internal sealed class TempFileWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
    private int _used;
    private bool _closed;

    public TempFileWriter(string path)
    {
        FilePath = path;
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
    }

    public string FilePath { get; }

    public void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > _buffer.Length - _used)
            Flush();
        if (data.Length > _buffer.Length)
        {
            _stream.Write(data);
            return;
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

    public void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        Flush();
        _stream.Dispose();
    }
}
