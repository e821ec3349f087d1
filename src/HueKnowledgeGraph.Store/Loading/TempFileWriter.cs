using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A buffered temporary file being written: bytes, variable-length and fixed records, native byte order.</summary>
internal sealed class TempFileWriter : IDisposable
{
    private readonly IFileWriter _file;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
    private int _used;
    private bool _closed;

    public TempFileWriter(IStoreFiles files, string name)
    {
        Name = name;
        _file = files.Create(name);
    }

    public string Name { get; }

    public void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > _buffer.Length - _used)
            Flush();
        if (data.Length > _buffer.Length)
        {
            _file.Write(data);
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
        // Forgotten before they are written: after a failure, Dispose does not try them again.
        Span<byte> bytes = _buffer.AsSpan(0, _used);
        _used = 0;
        _file.Write(bytes);
    }

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        try
        {
            Flush();
        }
        finally
        {
            _file.Dispose();
        }
    }
}
