namespace HueKnowledgeGraph.Store;

/// <summary>Several segments' scans as one: rows ascend, and under a merging selection a triple that two segments hold comes once.</summary>
/// <remarks>Rows of one scan up to the next row of any other are copied whole; the last scan that is left goes straight to the caller.</remarks>
internal sealed class MergeScan : QuadScan
{
    private readonly MergeInput[] _inputs;
    private readonly bool _merges;
    private readonly bool _addsUp;
    private int _left;

    /// <summary>Takes over the scans.</summary>
    /// <param name="scans">At least one.</param>
    /// <param name="specification">What all of them deliver.</param>
    /// <param name="addsUp">Whether no two scans deliver the same row, so that runs add up.</param>
    public MergeScan(IReadOnlyList<QuadScan> scans, ScanSpecification specification, bool addsUp)
    {
        var filter = new GraphFilter(specification.Graphs);
        _merges = filter.Merges && specification.Order != QuadOrder.Gspo;
        _addsUp = addsUp || !_merges;
        int free = specification.FreeKeyCount;
        bool readsLast = free == 4 || (!_merges && specification.Order != QuadOrder.Gspo);
        _inputs = [.. scans.Select(scan => new MergeInput(scan, Math.Min(free, 3), readsLast))];
        _left = _inputs.Length;
    }

    public override (long Read, long Skipped) Pages => (_inputs.Sum(input => input.Scan.Pages.Read), _inputs.Sum(input => input.Scan.Pages.Skipped));

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int capacity = Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length));
        capacity = Math.Max(capacity, 1);
        int filled = 0;
        while (filled < capacity && _left > 0)
        {
            if (_left == 1 && _inputs[0].IsEmpty)
            {
                int rows = _inputs[0].Scan.Next(From(first, filled), From(second, filled), From(third, filled), From(graph, filled));
                filled += rows;
                _left = rows == 0 ? 0 : _left;
                if (first.IsEmpty && second.IsEmpty && third.IsEmpty && graph.IsEmpty)
                    break;
                continue;
            }

            if (TrySmallest(out MergeInput input, out QuadKeys bound, out bool isBounded))
                filled += TakeRows(input, bound, isBounded, capacity - filled, first, second, third, graph, filled);
        }

        return filled;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        int runs = 0;
        if (!_addsUp)
            return NextRunsByRow(keys, rowCounts);
        while (runs < keys.Length && _left > 0)
        {
            if (_left == 1 && _inputs[0].Runs.IsEmpty)
            {
                int rest = _inputs[0].Scan.NextRuns(keys[runs..], rowCounts[runs..]);
                _left = rest == 0 ? 0 : _left;
                return runs + rest;
            }

            runs += TakeRuns(keys[runs..], rowCounts[runs..]);
        }

        return runs;
    }

    public override void SeekTo(ulong key)
    {
        foreach (MergeInput input in _inputs.AsSpan(0, _left))
            input.SeekTo(key);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (MergeInput input in _inputs)
            input.Dispose();
    }

    private static Span<ulong> From(Span<ulong> column, int start) => column.IsEmpty ? column : column[start..];

    /// <summary>The scan with the smallest row, and the smallest row of the others. Stores have few segments, so a heap would not pay.</summary>
    private bool TrySmallest(out MergeInput smallest, out QuadKeys bound, out bool isBounded)
    {
        smallest = null!;
        bound = default;
        isBounded = false;
        QuadKeys row = default;
        for (int i = 0; i < _left; i++)
        {
            MergeInput input = _inputs[i];
            if (!input.Fill())
            {
                End(i--);
                continue;
            }

            QuadKeys current = input.Current;
            if (smallest is null || current.CompareTo(row) < 0)
            {
                (bound, isBounded) = (row, smallest is not null);
                (smallest, row) = (input, current);
            }
            else if (!isBounded || current.CompareTo(bound) < 0)
            {
                (bound, isBounded) = (current, true);
            }
        }

        return smallest is not null;
    }

    /// <summary>Takes the rows of a scan that are below the bound; if its first one is the bound, that one.</summary>
    private int TakeRows(
        MergeInput input, in QuadKeys bound, bool isBounded, int capacity, Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph, int at)
    {
        int below = isBounded ? input.CountBelow(bound) : input.Count;
        int rows = Math.Min(Math.Max(1, below), capacity);
        input.Copy(0, rows, first, at);
        input.Copy(1, rows, second, at);
        input.Copy(2, rows, third, at);
        input.Copy(3, rows, graph, at);
        input.Move(rows);
        if (below == 0 && _merges)
            PassOver(bound);
        return rows;
    }

    private void PassOver(in QuadKeys row)
    {
        foreach (MergeInput input in _inputs.AsSpan(0, _left))
        {
            if (!input.IsEmpty && input.Current == row)
                input.Move(1);
        }
    }

    /// <summary>Takes the runs of the scan with the smallest key up to the smallest key of the others; if they share it, that key.</summary>
    private int TakeRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        RunBuffer? smallest = null;
        ulong bound = ulong.MaxValue;
        for (int i = 0; i < _left; i++)
        {
            RunBuffer runs = _inputs[i].Runs;
            if (!runs.Fill())
            {
                End(i--);
                continue;
            }

            if (smallest is null || runs.Keys[0] < smallest.Keys[0])
                (smallest, bound) = (runs, smallest is null ? ulong.MaxValue : smallest.Keys[0]);
            else
                bound = Math.Min(bound, runs.Keys[0]);
        }

        if (smallest is null)
            return 0;
        if (smallest.Keys[0] == bound)
            return TakeKey(bound, keys, rowCounts);
        int count = Math.Min(PagedTable.LowerBound(smallest.Keys, bound), keys.Length);
        smallest.Keys[..count].CopyTo(keys);
        smallest.Counts[..count].CopyTo(rowCounts);
        smallest.Move(count);
        return count;
    }

    private int TakeKey(ulong key, Span<ulong> keys, Span<long> rowCounts)
    {
        keys[0] = key;
        rowCounts[0] = 0;
        foreach (MergeInput input in _inputs.AsSpan(0, _left))
        {
            if (input.Runs.IsEmpty || input.Runs.Keys[0] != key)
                continue;
            rowCounts[0] += input.Runs.Counts[0];
            input.Runs.Move(1);
        }

        return 1;
    }

    private int NextRunsByRow(Span<ulong> keys, Span<long> rowCounts)
    {
        int runs = 0;
        while (TrySmallest(out MergeInput input, out _, out _))
        {
            QuadKeys row = input.Current;
            bool isNew = runs == 0 || keys[runs - 1] != row.First;
            if (isNew && runs == keys.Length)
                break;
            if (isNew)
                (keys[runs], rowCounts[runs++]) = (row.First, 0);
            rowCounts[runs - 1]++;
            PassOver(row);
        }

        return runs;
    }

    /// <summary>Takes a scan that has ended out of those that are left.</summary>
    private void End(int index)
    {
        _left--;
        (_inputs[index], _inputs[_left]) = (_inputs[_left], _inputs[index]);
    }
}
