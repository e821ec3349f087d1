using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads what <see cref="MetadataWriter"/> wrote; a number that cannot be is reported as damage.</summary>
internal ref struct MetadataReader(StoreFile file)
{
    private ReadOnlySpan<byte> _rest = file.Metadata;

    public long Number() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>A number from 0 on.</summary>
    public long Count()
    {
        long value = Number();
        return value >= 0 ? value : throw Damage("a count is negative");
    }

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public PagedTable Table()
    {
        long columns = Count();
        long rows = Count();
        long pages = Count();
        if (columns is < 1 or > 4 || pages != (rows + PagedTable.PageRows - 1) >> PagedTable.PageBits)
            throw Damage($"a table claims {columns} columns, {rows} rows and {pages} pages");
        PageEntry[] entries = MemoryMarshal.Cast<byte, PageEntry>(Take(pages * Marshal.SizeOf<PageEntry>())).ToArray();
        ColumnZone[] zones = MemoryMarshal.Cast<byte, ColumnZone>(Take(pages * columns * Marshal.SizeOf<ColumnZone>())).ToArray();
        return new PagedTable(file, (int)columns, rows, entries, zones);
    }

    private readonly StoreCorruptException Damage(string problem) => new(file.FilePath, file.Length - _rest.Length, "in the metadata, " + problem);

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _rest.Length)
            throw Damage("a length passes their end");
        ReadOnlySpan<byte> taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
