using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A table of a few columns of numbers: pages of 16,384 rows, made of 256-row blocks that decode on their own.</summary>
/// <remarks>
/// <para>In memory: for each page and column smallest, largest and first value (the zone map), nothing else; blocks are decoded out
/// of the mapped file. A column that is constant in a page takes no bytes there.</para>
/// <para>Page on disk: for each column that is not constant, a descriptor for each block (<see cref="BlockDescriptor"/>), filled up to
/// eight bytes; then the blocks. Thread safe.</para>
/// </remarks>
internal sealed class PagedTable
{
    public const int PageBits = 14;
    public const int PageRows = 1 << PageBits;
    public const int BlockBits = 8;
    public const int BlockRows = 1 << BlockBits;

    /// <summary>Up to so many values are cheaper one by one (3 ns each) than with their block (0.1 us).</summary>
    public const int FewRows = 24;

    private const int BlocksPerPageBits = PageBits - BlockBits;

    private readonly StoreFile _file;
    private readonly PageEntry[] _pages;
    private readonly ColumnZone[] _zones;
    private readonly byte[] _seen;

    public PagedTable(StoreFile file, int columnCount, long rowCount, PageEntry[] pages, ColumnZone[] zones)
    {
        _file = file;
        ColumnCount = columnCount;
        RowCount = rowCount;
        _pages = pages;
        _zones = zones;
        _seen = new byte[pages.Length];
    }

    public int ColumnCount { get; }

    public long RowCount { get; }

    public int PageCount => _pages.Length;

    public long BlockCount => (RowCount + BlockRows - 1) >> BlockBits;

    /// <summary>Bits that the writer of the table gave the page.</summary>
    public uint Flags(int page) => _pages[page].Flags;

    /// <summary>Smallest, largest and first value of a column in a page.</summary>
    public ref readonly ColumnZone Zone(int page, int column) => ref _zones[(page * ColumnCount) + column];

    /// <summary>Decodes a block (rows from block * 256 on). <paramref name="target"/>: at least 256 long; behind the last row comes rubbish.</summary>
    public void Decode(int column, long block, Span<ulong> target)
    {
        int page = (int)(block >> BlocksPerPageBits);
        ref readonly ColumnZone zone = ref Zone(page, column);
        if (zone.IsConstant)
        {
            target[..BlockRows].Fill(zone.Min);
            return;
        }

        BlockDescriptor descriptor = DescriptorOf(page, column, block);
        BlockDecoder.Decode(descriptor, WordsOf(page, descriptor), target);
    }

    /// <summary>The value of all rows of a block, if the coding shows that they have only one.</summary>
    public bool TryConstant(int column, long block, out ulong value)
    {
        int page = (int)(block >> BlocksPerPageBits);
        ref readonly ColumnZone zone = ref Zone(page, column);
        value = zone.Min;
        if (zone.IsConstant)
            return true;
        BlockDescriptor descriptor = DescriptorOf(page, column, block);
        if (descriptor.CodeWidth != 0)
            return false;
        value = WordsOf(page, descriptor)[0];
        return true;
    }

    /// <summary>The first value of a block.</summary>
    public ulong First(int column, long block)
    {
        int page = (int)(block >> BlocksPerPageBits);
        ref readonly ColumnZone zone = ref Zone(page, column);
        if (zone.IsConstant || (block & ((1 << BlocksPerPageBits) - 1)) == 0)
            return zone.First;
        BlockDescriptor descriptor = DescriptorOf(page, column, block);
        return BlockDecoder.First(descriptor, WordsOf(page, descriptor));
    }

    /// <summary>One value, without decoding where the coding allows it.</summary>
    public ulong ValueAt(int column, long row)
    {
        long block = row >> BlockBits;
        int page = (int)(row >> PageBits);
        ref readonly ColumnZone zone = ref Zone(page, column);
        if (zone.IsConstant)
            return zone.Min;
        BlockDescriptor descriptor = DescriptorOf(page, column, block);
        if (!descriptor.IsDelta)
            return BlockDecoder.ValueAt(descriptor, WordsOf(page, descriptor), (int)(row & (BlockRows - 1)));
        Span<ulong> values = stackalloc ulong[BlockRows];
        BlockDecoder.Decode(descriptor, WordsOf(page, descriptor), values);
        return values[(int)(row & (BlockRows - 1))];
    }

    /// <summary>A few neighbouring values of one block, without decoding the rest; false if the coding does not allow it.</summary>
    public bool TryRead(int column, long row, Span<ulong> target)
    {
        int page = (int)(row >> PageBits);
        ref readonly ColumnZone zone = ref Zone(page, column);
        if (zone.IsConstant)
        {
            target.Fill(zone.Min);
            return true;
        }

        BlockDescriptor descriptor = DescriptorOf(page, column, row >> BlockBits);
        if (descriptor.IsDelta)
            return false;
        ReadOnlySpan<ulong> words = WordsOf(page, descriptor);
        int first = (int)(row & (BlockRows - 1));
        for (int i = 0; i < target.Length; i++)
            target[i] = BlockDecoder.ValueAt(descriptor, words, first + i);
        return true;
    }

    /// <summary>First row in [from, end) whose value is at least <paramref name="key"/>, or end; the column ascends in [from, end).</summary>
    [SkipLocalsInit] // Reason: clearing 2 KB costs as much as decoding a block.
    public long LowerBound(int column, ulong key, long from, long end)
    {
        if (from >= end)
            return end;
        long block = FindBlock(column, key, from, end);
        long start = Math.Max(from, block << BlockBits);
        long stop = Math.Min(end, (block + 1) << BlockBits);
        Span<ulong> values = stackalloc ulong[BlockRows];
        Decode(column, block, values);
        int low = (int)(start & (BlockRows - 1));
        int count = (int)(stop - start);
        return start + LowerBound(values.Slice(low, count), key);
    }

    /// <summary>The rows of [from, end) whose value is <paramref name="key"/>; the column ascends in [from, end).</summary>
    [SkipLocalsInit] // Reason: as above.
    public RowRange EqualRange(int column, ulong key, long from, long end)
    {
        if (from >= end)
            return new RowRange(end, end);
        long block = FindBlock(column, key, from, end);
        long start = Math.Max(from, block << BlockBits);
        long stop = Math.Min(end, (block + 1) << BlockBits);
        Span<ulong> values = stackalloc ulong[BlockRows];
        Span<ulong> part = values.Slice((int)(start & (BlockRows - 1)), (int)(stop - start));
        if (part.Length > FewRows || !TryRead(column, start, part))
            Decode(column, block, values);
        int low = LowerBound(part, key);
        if (low == part.Length)
            return new RowRange(stop, stop < end && First(column, block + 1) == key ? EndOfEqual(column, key, stop, end) : stop);
        int high = low;
        while (high < part.Length && part[high] == key)
            high++;
        return new RowRange(start + low, high < part.Length ? start + high : EndOfEqual(column, key, stop, end));
    }

    /// <summary>The block of an ascending column that holds the last value that is at most the key: a search without a start.</summary>
    /// <param name="column">The ascending column.</param>
    /// <param name="key">What to look for.</param>
    /// <returns>The block that holds it; 0 if the key is below the first value.</returns>
    public long BlockOf(int column, ulong key)
    {
        int low = 0;
        int high = PageCount - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (Zone(middle, column).First <= key)
                low = middle;
            else
                high = middle - 1;
        }

        long first = (long)low << BlocksPerPageBits;
        long last = Math.Min(first + (1 << BlocksPerPageBits), BlockCount) - 1;
        while (first < last)
        {
            long middle = (first + last + 1) >> 1;
            if (First(column, middle) <= key)
                first = middle;
            else
                last = middle - 1;
        }

        return first;
    }

    /// <summary>Number of values below the key; the values ascend.</summary>
    public static int LowerBound(ReadOnlySpan<ulong> ascending, ulong key)
    {
        int low = 0;
        int high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The last block of [from, end) whose first row (from, in the first one) has a value below the key; else the first block.</summary>
    private long FindBlock(int column, ulong key, long from, long end)
    {
        long low = from >> BlockBits;
        long high = (end - 1) >> BlockBits;

        // Gallop first: seeks of merge joins mostly stay near.
        long step = 1;
        while (low + step <= high && First(column, low + step) < key)
        {
            low += step;
            step <<= 1;
        }

        high = Math.Min(high, low + step - 1);
        while (low < high)
        {
            long middle = (low + high + 1) >> 1;
            if (First(column, middle) < key)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private long EndOfEqual(int column, ulong key, long from, long end) => key == ulong.MaxValue ? end : LowerBound(column, key + 1, from, end);

    private BlockDescriptor DescriptorOf(int page, int column, long block)
    {
        ref readonly PageEntry entry = ref _pages[page];
        if (_seen[page] == 0)
        {
            _file.Verify(entry.Offset, entry.Length);
            _seen[page] = 1;
        }

        int index = (int)(block & ((1 << BlocksPerPageBits) - 1));
        int blocks = Math.Min(1 << BlocksPerPageBits, (int)(BlockCount - ((long)page << BlocksPerPageBits)));
        int before = 0;
        for (int i = 0; i < column; i++)
            before += Zone(page, i).IsConstant ? 0 : 1;
        long place = entry.Offset + (((long)before * blocks) + index) * sizeof(uint);
        return new BlockDescriptor(MemoryMarshal.Read<uint>(_file.ReadVerified(place, sizeof(uint))));
    }

    private ReadOnlySpan<ulong> WordsOf(int page, BlockDescriptor descriptor)
    {
        ref readonly PageEntry entry = ref _pages[page];
        int offset = descriptor.OffsetWords * sizeof(ulong);
        if (offset + (descriptor.WordCount * sizeof(ulong)) > entry.Length)
            throw new StoreCorruptException(_file.FilePath, entry.Offset, "a block descriptor points past its page");
        return _file.ReadVerifiedWords(entry.Offset + offset, descriptor.WordCount);
    }
}
