using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Builds a file's metadata: little-endian numbers of eight bytes, length-prefixed bytes, tables' page lists.</summary>
internal sealed class MetadataWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public MetadataWriter Number(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
        return this;
    }

    public MetadataWriter Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        _buffer.Write(value);
        return this;
    }

    /// <summary>Column count, row count, pages, zones.</summary>
    public MetadataWriter Table(PagedTableWriter table)
    {
        Number(table.ColumnCount).Number(table.RowCount).Number(table.Pages.Count);
        _buffer.Write(MemoryMarshal.AsBytes<PageEntry>(table.Pages.ToArray()));
        _buffer.Write(MemoryMarshal.AsBytes<ColumnZone>(table.Zones.ToArray()));
        return this;
    }
}
