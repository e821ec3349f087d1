using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Writes a file that <see cref="StoreFile"/> reads: appended data, then the chunks' checksums and the footer.</summary>
internal sealed class StoreFileWriter : IDisposable
{
    private readonly IFileWriter _file;
    private readonly StoreFileKind _kind;
    private readonly List<ulong> _checksums = [];
    private readonly byte[] _chunk = GC.AllocateUninitializedArray<byte>(StoreFileFooter.ChunkLength);
    private int _used;

    public StoreFileWriter(IStoreFiles files, string name, StoreFileKind kind)
    {
        Name = name;
        _kind = kind;
        _file = files.Create(name);
    }

    public string Name { get; }

    /// <summary>Data bytes so far.</summary>
    public long Position { get; private set; }

    public void Write(ReadOnlySpan<byte> data)
    {
        Position += data.Length;
        while (!data.IsEmpty)
        {
            int part = Math.Min(data.Length, _chunk.Length - _used);
            data[..part].CopyTo(_chunk.AsSpan(_used));
            _used += part;
            data = data[part..];
            if (_used == _chunk.Length)
                EndChunk();
        }
    }

    /// <summary>Writes zeros up to the next multiple of 8.</summary>
    public void Align() => Write("\0\0\0\0\0\0\0\0"u8[..(int)(-Position & 7)]);

    /// <summary>Writes the metadata, table and footer and makes the file durable.</summary>
    /// <returns>Length of the file.</returns>
    public long Finish(ReadOnlySpan<byte> metadata)
    {
        Align();
        long metadataOffset = Position;
        Write(metadata);
        if (_used > 0)
            EndChunk();
        ReadOnlySpan<byte> table = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_checksums));
        _file.Write(table);
        Span<byte> footer = stackalloc byte[StoreFileFooter.Length];
        new StoreFileFooter(Manifest.CurrentFormatVersion, _kind, Position, metadataOffset, XxHash3.HashToUInt64(table)).Write(footer);
        _file.Write(footer);
        _file.Sync();
        return _file.Length;
    }

    public void Dispose() => _file.Dispose();

    private void EndChunk()
    {
        Span<byte> chunk = _chunk.AsSpan(0, _used);
        _checksums.Add(XxHash3.HashToUInt64(chunk));
        _file.Write(chunk);
        _used = 0;
    }
}
