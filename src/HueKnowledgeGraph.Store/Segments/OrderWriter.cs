namespace HueKnowledgeGraph.Store;

/// <summary>Writes one order of a segment from its sorted rows; <see cref="OrderFile"/> reads it. Pages of directory and rows interleave.</summary>
internal sealed class OrderWriter : IDisposable
{
    private readonly StoreFileWriter _file;
    private readonly QuadOrder _order;
    private readonly PagedTableWriter _rows;
    private readonly PagedTableWriter _directory;
    private QuadKeys _last;
    private long _startRow;
    private long _distinctSecond;
    private long _duplicates;
    private long _allDuplicates;

    public OrderWriter(IStoreFiles files, string name, QuadOrder order)
    {
        _order = order;
        _file = new StoreFileWriter(files, name, StoreFileKind.Quads);
        _rows = new PagedTableWriter(_file, 3);
        _directory = new PagedTableWriter(_file, 4);
    }

    public string Name => _file.Name;

    /// <summary>Adds a row; rows ascend strictly.</summary>
    public void Add(in QuadKeys row)
    {
        if (_rows.RowCount == 0)
            _distinctSecond = 1;
        else if (row.First != _last.First)
            EndLeadingKey();
        else if (row.Second != _last.Second)
            _distinctSecond++;
        else if (_order != QuadOrder.Gspo && row.Third == _last.Third)
        {
            _duplicates++;
            _rows.PageFlags |= OrderFile.PageHasDuplicates;
        }

        _last = row;
        _rows.Add(row.Second, row.Third, row.Fourth);
    }

    /// <summary>Ends the file and makes it durable.</summary>
    /// <returns>Its length.</returns>
    public long Finish()
    {
        if (_rows.RowCount > 0)
            EndLeadingKey();
        _rows.Finish();
        _directory.Finish();
        return _file.Finish(new MetadataWriter().Number((long)_order).Number(_allDuplicates).Table(_directory).Table(_rows).Written);
    }

    public void Dispose() => _file.Dispose();

    private void EndLeadingKey()
    {
        _directory.Add(_last.First, (ulong)_startRow, (ulong)_distinctSecond, (ulong)_duplicates);
        _allDuplicates += _duplicates;
        _startRow = _rows.RowCount;
        _distinctSecond = 1;
        _duplicates = 0;
    }
}
