namespace HueKnowledgeGraph.Store;

/// <summary>A scan of a segment without its removed rows: stretches between two of them are read as ever.</summary>
internal sealed class DeadRowScan(SegmentScan scan, PagedTable dead) : QuadScan
{
    private const int BatchRuns = 256;
    private readonly ulong[] _deadRows = new ulong[PagedTable.BlockRows];
    private long _block = -1;
    private long _index = DeadRows.IndexOf(dead, scan.Row);
    private ulong[]? _runKeys;
    private long[]? _runCounts;
    private int _runPlace;
    private int _runCount;

    public override (long Read, long Skipped) Pages => scan.Pages;

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int capacity = Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length));
        capacity = Math.Max(capacity, 1);
        int filled = 0;
        do
        {
            scan.StopAt(NextDead());
            filled += scan.Next(From(first, filled), From(second, filled), From(third, filled), From(graph, filled));
        }
        while (filled < capacity && PassDead());
        return filled;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        int runs = 0;
        while (_runPlace < _runCount || FillRuns())
        {
            // A run that ends before a removed row may go on behind it.
            ulong key = _runKeys![_runPlace];
            if (runs > 0 && keys[runs - 1] == key)
                rowCounts[runs - 1] += _runCounts![_runPlace++];
            else if (runs == keys.Length)
                break;
            else
                (keys[runs], rowCounts[runs++]) = (key, _runCounts![_runPlace++]);
        }

        return runs;
    }

    public override void SeekTo(ulong key)
    {
        while (_runPlace < _runCount && _runKeys![_runPlace] < key)
            _runPlace++;
        long row = scan.Row;
        scan.StopAt(long.MaxValue);
        scan.SeekTo(key);
        if (scan.Row > row)
            _index = Math.Max(_index, DeadRows.IndexOf(dead, scan.Row));
    }

    /// <summary>See <see cref="IQuadSnapshot.SplitPoints"/>; removed rows count too.</summary>
    public ulong[] SplitPoints(int parts) => scan.SplitPoints(parts);

    protected override void Dispose(bool disposing) => scan.Dispose();

    private static Span<ulong> From(Span<ulong> column, int start) => column.IsEmpty ? column : column[start..];

    /// <summary>The removed row that comes next; a number behind all rows if none does.</summary>
    private long NextDead()
    {
        if (_index >= dead.RowCount)
            return long.MaxValue;
        if (_index >> PagedTable.BlockBits != _block)
        {
            _block = _index >> PagedTable.BlockBits;
            dead.Decode(0, _block, _deadRows);
        }

        return (long)_deadRows[_index & (PagedTable.BlockRows - 1)];
    }

    /// <summary>Passes over the removed row at which the scan has stopped; false if the scan has ended.</summary>
    private bool PassDead()
    {
        if (scan.IsAtEnd)
            return false;
        scan.Pass(NextDead());
        _index++;
        return !scan.IsAtEnd;
    }

    /// <summary>Reads the runs of the next stretch that has some.</summary>
    private bool FillRuns()
    {
        _runKeys ??= new ulong[BatchRuns];
        _runCounts ??= new long[BatchRuns];
        _runPlace = _runCount = 0;
        if (scan.IsPlain)
            return FillPlainRuns();
        do
        {
            scan.StopAt(NextDead());
            _runCount = scan.NextRuns(_runKeys, _runCounts);
        }
        while (_runCount == 0 && PassDead());
        return _runCount > 0;
    }

    /// <summary>Where no row is left out, the rows of a run are known by number: the removed ones are counted off.</summary>
    private bool FillPlainRuns()
    {
        scan.StopAt(long.MaxValue);
        do
        {
            long row = scan.Row;
            int found = scan.NextRuns(_runKeys, _runCounts);
            if (found == 0)
                return false;
            _runCount = 0;
            for (int i = 0; i < found; i++)
            {
                long end = row + _runCounts![i];
                long live = _runCounts[i] - PassDeadBelow(end);
                row = end;
                (_runKeys![_runCount], _runCounts[_runCount]) = (_runKeys[i], live);
                _runCount += live > 0 ? 1 : 0;
            }
        }
        while (_runCount == 0);
        return true;
    }

    private long PassDeadBelow(long row)
    {
        long first = _index;
        while (NextDead() < row)
        {
            // A long run: look for its end instead of walking there.
            if (_index - first == BatchRuns)
                _index = DeadRows.IndexOf(dead, row);
            else
                _index++;
        }

        return _index - first;
    }
}
