namespace HueKnowledgeGraph.Store;

/// <summary>The removed rows of a segment: for each of its orders their numbers, ascending. Thread safe.</summary>
internal sealed class DeadRows : IDisposable
{
    private readonly StoreFile _file;
    private readonly PagedTable?[] _orders = new PagedTable?[5];

    private DeadRows(StoreFile file, long count)
    {
        _file = file;
        Count = count;
    }

    /// <summary>Number of removed quads.</summary>
    public long Count { get; }

    public StoreFile File => _file;

    /// <summary>Opens the file of a segment with these orders.</summary>
    public static DeadRows Open(IStoreFiles files, ManifestFile entry, long count, IEnumerable<OrderFile> orders)
    {
        StoreFile file = StoreFile.Open(files, entry.Name, StoreFileKind.DeadRows, entry.Length);
        try
        {
            var dead = new DeadRows(file, count);
            var metadata = new MetadataReader(file);
            foreach (OrderFile order in orders)
            {
                PagedTable rows = metadata.Table();
                if (rows.ColumnCount != 1 || rows.RowCount != count)
                    throw new StoreCorruptException(file.FilePath, 0, $"it has {rows.RowCount} rows of order {order.Order}, the manifest says {count}");
                dead._orders[(int)order.Order] = rows;
            }

            return dead;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Numbers of an order's removed rows, a table of one column.</summary>
    public PagedTable Of(QuadOrder order) => _orders[(int)order]!;

    /// <summary>How many rows of a range are removed.</summary>
    public long CountIn(QuadOrder order, RowRange range)
    {
        if (range.IsEmpty)
            return 0;
        PagedTable rows = Of(order);
        long first = IndexOf(rows, range.From);
        return first == rows.RowCount ? 0 : rows.LowerBound(0, (ulong)range.Below, first, rows.RowCount) - first;
    }

    /// <summary>Number of removed rows before a row.</summary>
    public static long IndexOf(PagedTable rows, long row)
    {
        // The table is searched from a block that is near, not from the start: look-ups come from everywhere.
        long block = rows.BlockOf(0, (ulong)row);
        return rows.LowerBound(0, (ulong)row, block << PagedTable.BlockBits, rows.RowCount);
    }

    public void Dispose() => _file.Dispose();
}
