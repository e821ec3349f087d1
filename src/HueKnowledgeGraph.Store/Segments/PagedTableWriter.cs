using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Writes a <see cref="PagedTable"/>: takes rows, encodes a page whenever one is full.</summary>
internal sealed class PagedTableWriter(StoreFileWriter file, int columnCount, bool allowDelta = true)
{
    private readonly BlockEncoder _encoder = new();
    private readonly ulong[][] _columns = [.. Enumerable.Range(0, columnCount).Select(_ => new ulong[PagedTable.PageRows])];
    private readonly ulong[] _words = new ulong[BlockEncoder.MaxWords];
    private readonly List<PageEntry> _pages = [];
    private readonly List<ColumnZone> _zones = [];
    private readonly List<ulong> _body = [];
    private int _rows;

    public int ColumnCount => columnCount;

    public long RowCount { get; private set; }

    public IReadOnlyList<PageEntry> Pages => _pages;

    public IReadOnlyList<ColumnZone> Zones => _zones;

    /// <summary>Flags of the page that is being filled; cleared when it is written.</summary>
    public uint PageFlags { get; set; }

    /// <summary>Adds a row: one value for each column.</summary>
    public void Add(params ReadOnlySpan<ulong> row)
    {
        for (int i = 0; i < columnCount; i++)
            _columns[i][_rows] = row[i];
        RowCount++;
        if (++_rows == PagedTable.PageRows)
            WritePage();
    }

    /// <summary>Writes the last, short page.</summary>
    public void Finish()
    {
        if (_rows > 0)
            WritePage();
    }

    private static ColumnZone ZoneOf(ReadOnlySpan<ulong> values)
    {
        ulong min = values[0];
        ulong max = values[0];
        foreach (ulong value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return new ColumnZone(min, max, values[0]);
    }

    private void WritePage()
    {
        int blocks = (_rows + PagedTable.BlockRows - 1) / PagedTable.BlockRows;
        int firstZone = _zones.Count;
        foreach (ulong[] column in _columns)
        {
            column.AsSpan(_rows, (blocks * PagedTable.BlockRows) - _rows).Fill(column[_rows - 1]);
            _zones.Add(ZoneOf(column.AsSpan(0, _rows)));
        }

        int coded = Enumerable.Range(firstZone, columnCount).Count(i => !_zones[i].IsConstant);
        uint[] descriptors = new uint[(coded * blocks) + ((coded * blocks) & 1)];
        int next = 0;
        _body.Clear();
        for (int c = 0; c < columnCount; c++)
        {
            if (_zones[firstZone + c].IsConstant)
                continue;
            for (int b = 0; b < blocks; b++)
            {
                BlockDescriptor block = _encoder.Encode(
                    _columns[c].AsSpan(b * PagedTable.BlockRows, PagedTable.BlockRows), (descriptors.Length / 2) + _body.Count, allowDelta, _words);
                descriptors[next++] = block.Bits;
                _body.AddRange(_words.AsSpan(0, block.WordCount));
            }
        }

        file.Align();
        _pages.Add(new PageEntry(file.Position, (descriptors.Length * sizeof(uint)) + (_body.Count * sizeof(ulong)), PageFlags));
        file.Write(MemoryMarshal.AsBytes(descriptors.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_body)));
        _rows = 0;
        PageFlags = 0;
    }
}
