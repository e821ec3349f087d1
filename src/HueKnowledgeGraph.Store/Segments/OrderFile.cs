namespace HueKnowledgeGraph.Store;

/// <summary>One order of one segment: a directory of leading keys and a table of the other three columns. Thread safe.</summary>
/// <remarks>
/// <para>Directory columns: leading key, its first row, distinct values of the second key, rows that repeat the triple of the row before
/// them in another graph. Row columns: second key, third key, graph (with Gspo: subject, predicate, object).</para>
/// <para>Directories of up to <see cref="SmallDirectory"/> keys (predicates, graphs) are kept decoded.</para>
/// </remarks>
internal sealed class OrderFile : IDisposable
{
    /// <summary>Page flag: some row of the page holds the same triple as the row before it.</summary>
    public const uint PageHasDuplicates = 1;

    private const int SmallDirectory = 2048;
    private readonly StoreFile _file;
    private readonly PagedTable _directory;
    private readonly DirectoryEntry[]? _small;

    private OrderFile(StoreFile file, QuadOrder order, long duplicates, PagedTable directory, PagedTable rows)
    {
        _file = file;
        Order = order;
        Duplicates = duplicates;
        _directory = directory;
        Rows = rows;
        if (directory.RowCount > SmallDirectory)
            return;
        DirectoryEntry[] entries = new DirectoryEntry[directory.RowCount];
        for (long i = 0; i < entries.Length; i += PagedTable.BlockRows)
            DecodeEntries(i >> PagedTable.BlockBits, entries.AsSpan((int)i, (int)Math.Min(PagedTable.BlockRows, entries.Length - i)));
        _small = entries;
    }

    public QuadOrder Order { get; }

    public PagedTable Rows { get; }

    public StoreFile File => _file;

    public long RowCount => Rows.RowCount;

    /// <summary>Distinct leading keys.</summary>
    public long KeyCount => _directory.RowCount;

    /// <summary>Rows that repeat the triple of the row before them.</summary>
    public long Duplicates { get; }

    public static OrderFile Open(string path, QuadOrder order, long expectedLength, long expectedRows)
    {
        StoreFile file = StoreFile.Open(path, StoreFileKind.Quads, expectedLength);
        try
        {
            var metadata = new MetadataReader(file);
            var found = (QuadOrder)metadata.Number();
            long duplicates = metadata.Count();
            PagedTable directory = metadata.Table();
            PagedTable rows = metadata.Table();
            if (found != order || rows.RowCount != expectedRows || directory.ColumnCount != 4 || rows.ColumnCount != 3)
                throw new StoreCorruptException(path, 0, $"the file holds {rows.RowCount} rows in order {found}, the manifest says {expectedRows} in order {order}");
            return new OrderFile(file, order, duplicates, directory, rows);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Number of the first entry whose key is at least <paramref name="key"/>.</summary>
    public long EntryAtLeast(ulong key)
    {
        if (_small is null)
            return _directory.LowerBound(0, key, 0, _directory.RowCount);
        int low = 0;
        int high = _small.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_small[middle].Key < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Number of the entry that holds a row.</summary>
    public long EntryOfRow(long row)
    {
        if (_small is null)
            return _directory.LowerBound(1, (ulong)row + 1, 0, _directory.RowCount) - 1;
        int low = 0;
        int high = _small.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_small[middle].StartRow <= row)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    /// <summary>First row of an entry; the row count for the entry behind the last.</summary>
    public long StartRow(long entry) => entry >= KeyCount ? RowCount
        : _small is null ? (long)_directory.ValueAt(1, entry) : _small[entry].StartRow;

    public DirectoryEntry Entry(long entry) => _small is not null ? _small[entry] : new DirectoryEntry(
        _directory.ValueAt(0, entry), (long)_directory.ValueAt(1, entry), (long)_directory.ValueAt(2, entry), (long)_directory.ValueAt(3, entry));

    /// <summary>Copies keys and start rows of entries from <paramref name="entry"/> on, at most to the end of its block of 256.</summary>
    /// <param name="entry">The first entry.</param>
    /// <param name="entries">At least 256 long.</param>
    /// <returns>Number of entries.</returns>
    public int ReadEntries(long entry, Span<DirectoryEntry> entries)
    {
        int skip = (int)(entry & (PagedTable.BlockRows - 1));
        int count = (int)Math.Min(PagedTable.BlockRows - skip, KeyCount - entry);
        if (_small is not null)
        {
            _small.AsSpan((int)entry, count).CopyTo(entries);
            return count;
        }

        DecodeEntries(entry >> PagedTable.BlockBits, entries[..(skip + count)]);
        entries.Slice(skip, count).CopyTo(entries);
        return count;
    }

    /// <summary>Finds an entry by key.</summary>
    public bool TryFind(ulong key, out long startRow, out long endRow, out long entry)
    {
        entry = EntryAtLeast(key);
        startRow = endRow = 0;
        if (entry >= KeyCount)
            return false;
        ulong found = _small is null ? _directory.ValueAt(0, entry) : _small[entry].Key;
        if (found != key)
            return false;
        startRow = StartRow(entry);
        endRow = StartRow(entry + 1);
        return true;
    }

    public void Dispose() => _file.Dispose();

    private void DecodeEntries(long block, Span<DirectoryEntry> entries)
    {
        Span<ulong> column = stackalloc ulong[4 * PagedTable.BlockRows];
        for (int i = 0; i < 4; i++)
            _directory.Decode(i, block, column[(i * PagedTable.BlockRows)..]);
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = new DirectoryEntry(column[i], (long)column[PagedTable.BlockRows + i],
                (long)column[(2 * PagedTable.BlockRows) + i], (long)column[(3 * PagedTable.BlockRows) + i]);
        }
    }
}

/// <summary>What a directory says of a leading key.</summary>
internal readonly record struct DirectoryEntry(ulong Key, long StartRow, long DistinctSecond, long Duplicates);
