namespace HueKnowledgeGraph.Store;

/// <summary>One order of one segment: a directory of leading keys and a table of the other three columns. Thread safe.</summary>
/// <remarks>Directory columns: leading key, its first row, distinct values of the second key, rows that repeat the triple of the row before
/// them in another graph. Row columns: second key, third key, graph (with Gspo: subject, predicate, object).</remarks>
internal sealed class OrderFile : IDisposable
{
    /// <summary>Page flag: some row of the page holds the same triple as the row before it.</summary>
    public const uint PageHasDuplicates = 1;

    private static long _lastNumber;
    private readonly StoreFile _file;
    private readonly PagedTable _directory;

    private OrderFile(StoreFile file, QuadOrder order, long duplicates, PagedTable directory, PagedTable rows)
    {
        _file = file;
        Order = order;
        Duplicates = duplicates;
        _directory = directory;
        Rows = rows;
        Number = Interlocked.Increment(ref _lastNumber);
    }

    /// <summary>A number that no other order file of this process has.</summary>
    public long Number { get; }

    public QuadOrder Order { get; }

    public PagedTable Rows { get; }

    public StoreFile File => _file;

    public long RowCount => Rows.RowCount;

    /// <summary>Distinct leading keys.</summary>
    public long KeyCount => _directory.RowCount;

    /// <summary>Rows that repeat the triple of the row before them.</summary>
    public long Duplicates { get; }

    public static OrderFile Open(IStoreFiles files, string name, QuadOrder order, long expectedLength, long expectedRows)
    {
        StoreFile file = StoreFile.Open(files, name, StoreFileKind.Quads, expectedLength);
        try
        {
            var metadata = new MetadataReader(file);
            var found = (QuadOrder)metadata.Number();
            long duplicates = metadata.Count();
            PagedTable directory = metadata.Table();
            PagedTable rows = metadata.Table();
            if (found != order || rows.RowCount != expectedRows || directory.ColumnCount != 4 || rows.ColumnCount != 3)
                throw new StoreCorruptException(file.FilePath, 0, $"the file holds {rows.RowCount} rows in order {found}, the manifest says {expectedRows} in order {order}");
            return new OrderFile(file, order, duplicates, directory, rows);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>First row of the first entry whose key is at least <paramref name="key"/>; the row count if there is none.</summary>
    public long StartOfAtLeast(ulong key)
    {
        if (KeyCount == 0)
            return 0;
        DirectoryBlock block = DirectoryBlock.Shared(this, _directory.BlockOf(0, key));
        return (long)block.Starts[PagedTable.LowerBound(block.Keys, key)];
    }

    /// <summary>Number of the entry that holds a row.</summary>
    public long EntryOfRow(long row)
    {
        DirectoryBlock block = DirectoryBlock.Shared(this, _directory.BlockOf(1, (ulong)row));
        return block.FirstEntry + PagedTable.LowerBound(block.Starts[..block.Count], (ulong)row + 1) - 1;
    }

    /// <summary>All that the directory says of an entry.</summary>
    public DirectoryEntry Entry(long entry) => new(
        _directory.ValueAt(0, entry), (long)_directory.ValueAt(1, entry), (long)_directory.ValueAt(2, entry), (long)_directory.ValueAt(3, entry));

    /// <summary>Decodes keys and first rows of a block of 256 entries.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="keys">At least 256 long.</param>
    /// <param name="starts">At least 257 long; receives the row behind the last entry too.</param>
    /// <returns>Number of entries.</returns>
    public int ReadDirectory(long block, Span<ulong> keys, Span<ulong> starts)
    {
        _directory.Decode(0, block, keys);
        _directory.Decode(1, block, starts);
        int count = (int)Math.Min(PagedTable.BlockRows, KeyCount - (block << PagedTable.BlockBits));
        starts[count] = block + 1 < _directory.BlockCount ? _directory.First(1, block + 1) : (ulong)RowCount;
        return count;
    }

    /// <summary>Finds an entry by key.</summary>
    public bool TryFind(ulong key, out RowRange rows, out long entry)
    {
        rows = default;
        entry = -1;
        if (KeyCount == 0)
            return false;
        DirectoryBlock block = DirectoryBlock.Shared(this, _directory.BlockOf(0, key));
        int place = block.Keys.BinarySearch(key);
        if (place < 0)
            return false;
        entry = block.FirstEntry + place;
        rows = new RowRange((long)block.Starts[place], (long)block.Starts[place + 1]);
        return true;
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>What a directory says of a leading key.</summary>
internal readonly record struct DirectoryEntry(ulong Key, long StartRow, long DistinctSecond, long Duplicates);
