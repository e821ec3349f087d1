using System.Buffers;
using System.Runtime.CompilerServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A scan over one order of one segment. Decodes wanted columns only, block by block, into the caller's columns.</summary>
/// <remarks>
/// <para>Key column 0 comes from the directory, key columns 1 to 3 are columns 0 to 2 of the row table. Rows are numbers from 0 on; the
/// scan is a range [row, end) of them, found by the bound keys.</para>
/// <para>Two ways: where all graphs are selected and, under a merging selection, the page holds no triple twice, blocks go straight
/// to the caller. Otherwise a row at a time is tested (<see cref="FilterBlock"/>).</para>
/// </remarks>
internal sealed partial class SegmentScan : QuadScan
{
    private const int BlockRows = PagedTable.BlockRows;
    private readonly OrderFile _file;
    private readonly PagedTable _rows;
    private readonly int _bound;
    private readonly int _free;
    private readonly GraphFilter _filter;
    private readonly bool _filters;
    private readonly bool _merges;
    private readonly long _lastRow;
    private long _end;
    private LeadingKeys? _leading;
    private ulong[]? _scratch;
    private BlockNumbers _scratchBlock;
    private long _row;
    private QuadKeys _last;
    private bool _hasLast;
    private bool _lastIsRowBefore;
    private long _pagesRead;
    private long _lastPage = -1;
    private long _pagesSkipped;

    /// <summary>A scan of rows [range.From, range.Below).</summary>
    /// <param name="file">The order.</param>
    /// <param name="specification">What is asked.</param>
    /// <param name="filters">Whether rows of some graphs have to be left out.</param>
    /// <param name="range">Rows that hold the bound keys and lie in the bounds of the first free key.</param>
    public SegmentScan(OrderFile file, ScanSpecification specification, bool filters, RowRange range)
    {
        _file = file;
        _rows = file.Rows;
        _bound = specification.Prefix.Length;
        _free = specification.FreeKeyCount;
        _filter = new GraphFilter(specification.Graphs);
        _filters = filters;
        _merges = _filter.Merges && specification.Order != QuadOrder.Gspo && file.Duplicates > 0;
        _row = range.From;
        _end = _lastRow = range.Below;
        ((Span<long>)_scratchBlock).Fill(-1);
    }

    public override (long Read, long Skipped) Pages => (_pagesRead, _pagesSkipped);

    /// <summary>The row that is read next.</summary>
    public long Row => _row;

    /// <summary>True iff every row is delivered, so that the rows of runs lie behind one another.</summary>
    public bool IsPlain => !_filters && !_merges;

    /// <summary>True iff all rows are read or passed.</summary>
    public bool IsAtEnd => _row >= _lastRow;

    private LeadingKeys Leading => _leading ??= new LeadingKeys(_file);

    private Span<ulong> Scratch(int column)
    {
        _scratch ??= ArrayPool<ulong>.Shared.Rent(4 * BlockRows);
        return _scratch.AsSpan(column * BlockRows, BlockRows);
    }

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int capacity = Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length));
        capacity = Math.Max(capacity, 1);
        int filled = 0;
        while (filled < capacity && _row < _end)
        {
            int count = (int)Math.Min(Math.Min(BlockRows - (_row & (BlockRows - 1)), _end - _row), capacity - filled);
            NotePage();
            if (NeedsTest(_row))
            {
                filled += FilterBlock(count, filled, first, second, third, graph);
                continue;
            }

            Copy(_bound, count, first, filled);
            Copy(_bound + 1, count, second, filled);
            Copy(_bound + 2, count, third, filled);
            Copy(3, count, graph, filled);
            _row += count;
            filled += count;
            _lastIsRowBefore = true;
        }

        return filled;
    }

    public override void SeekTo(ulong key)
    {
        if (_free == 0 || _row >= _end)
            return;
        long row = _bound == 0 ? _file.StartOfAtLeast(key) : _rows.LowerBound(_bound - 1, key, _row, _end);
        row = Math.Min(row, _end);
        if (row <= _row)
            return;
        _pagesSkipped += Math.Max(0, (row >> PagedTable.PageBits) - (_row >> PagedTable.PageBits) - 1);
        _row = row;
        _hasLast = _lastIsRowBefore = false;
    }

    /// <summary>Ends the scan before a row, until this is called again.</summary>
    public void StopAt(long row) => _end = Math.Min(row, _lastRow);

    /// <summary>Goes behind a row at which the scan has stopped.</summary>
    public void Pass(long row)
    {
        NoteLast();
        _row = row + 1;
    }

    protected override void Dispose(bool disposing)
    {
        if (_scratch is not null)
            ArrayPool<ulong>.Shared.Return(_scratch);
        _scratch = null;
        base.Dispose(disposing);
    }

    private void NotePage()
    {
        long page = _row >> PagedTable.PageBits;
        if (page != _lastPage)
        {
            _lastPage = page;
            _pagesRead++;
        }
    }

    /// <summary>Whether rows of this row's page have to be tested one by one.</summary>
    private bool NeedsTest(long row)
    {
        if (PageRepeats(row))
            return true;
        if (!_filters)
            return false;
        ref readonly ColumnZone zone = ref _rows.Zone((int)(row >> PagedTable.PageBits), 2);
        return _file.Order == QuadOrder.Gspo || !zone.IsConstant || !_filter.Selects(zone.Min);
    }

    /// <summary>Whether this row's page holds a triple twice, and the selection merges graphs.</summary>
    private bool PageRepeats(long row) => _merges && (_rows.Flags((int)(row >> PagedTable.PageBits)) & OrderFile.PageHasDuplicates) != 0;

    /// <summary>Values of a key column for the next rows.</summary>
    private void Copy(int column, int count, Span<ulong> target, int at)
    {
        if (target.IsEmpty)
            return;
        target = target[at..];
        if (column == 0)
        {
            Leading.Fill(_row, target[..count]);
        }
        else if (count == BlockRows && target.Length >= BlockRows)
        {
            _rows.Decode(column - 1, _row >> PagedTable.BlockBits, target);
        }
        else if (count <= PagedTable.FewRows && _scratchBlock[column - 1] != _row >> PagedTable.BlockBits && count == _end - _row
            && _rows.TryRead(column - 1, _row, target[..count]))
        {
            // The scan ends here, so nobody will want the rest of the block.
        }
        else
        {
            Block(column, _row).Slice((int)(_row & (BlockRows - 1)), count).CopyTo(target);
        }
    }

    /// <summary>The decoded block of a key column (1 to 3) around a row; kept until another block of the column is asked.</summary>
    private ReadOnlySpan<ulong> Block(int column, long row)
    {
        Span<ulong> values = Scratch(column);
        long block = row >> PagedTable.BlockBits;
        if (_scratchBlock[column - 1] != block)
        {
            _rows.Decode(column - 1, block, values);
            _scratchBlock[column - 1] = block;
        }

        return values;
    }

    /// <summary>Which block each row column's scratch holds.</summary>
    [InlineArray(3)]
    private struct BlockNumbers
    {
        private long _first;
    }
}
