namespace HueKnowledgeGraph.Store;

/// <summary>A scan whose rows repeat, once for each graph, with every row once. For the merge of several chosen graphs where changes touch it.</summary>
internal sealed class DistinctScan(QuadScan scan, int free) : QuadScan
{
    private const int BatchRows = 512;
    private readonly ulong[][] _columns = [.. Enumerable.Range(0, 3).Select(_ => new ulong[BatchRows])];
    private int _place;
    private int _count;
    private QuadKeys? _last;

    public override (long Read, long Skipped) Pages => scan.Pages;

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int capacity = Math.Max(1, Math.Max(first.Length, Math.Max(second.Length, third.Length)));
        int filled = 0;
        while (filled < capacity && TryPeek(out QuadKeys row))
        {
            Take(row);
            Put(first, filled, row.First);
            Put(second, filled, row.Second);
            Put(third, filled, row.Third);
            filled++;
        }

        return filled;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (free == 0)
            throw new InvalidOperationException("A scan without a free key has no runs.");
        int runs = 0;
        while (TryPeek(out QuadKeys row))
        {
            bool isNew = runs == 0 || keys[runs - 1] != row.First;
            if (isNew && runs == keys.Length)
                break;
            if (isNew)
                (keys[runs], rowCounts[runs]) = (row.First, 0);
            runs += isNew ? 1 : 0;
            rowCounts[runs - 1]++;
            Take(row);
        }

        return runs;
    }

    public override void SeekTo(ulong key)
    {
        if (free == 0)
            return;
        if (_place < _count)
            _place += PagedTable.LowerBound(_columns[0].AsSpan(_place, _count - _place), key);
        if (_place == _count)
            scan.SeekTo(key);
    }

    protected override void Dispose(bool disposing) => scan.Dispose();

    private static void Put(Span<ulong> target, int index, ulong value)
    {
        if (!target.IsEmpty)
            target[index] = value;
    }

    private void Take(in QuadKeys row)
    {
        _last = row;
        _place++;
    }

    /// <summary>The next row that is not the last one again.</summary>
    private bool TryPeek(out QuadKeys row)
    {
        row = default;
        while (true)
        {
            if (_place == _count)
            {
                _place = 0;
                _count = scan.Next(Wanted(0), Wanted(1), Wanted(2), default);
                if (_count == 0)
                    return false;
            }

            row = new QuadKeys(_columns[0][_place], _columns[1][_place], _columns[2][_place], 0);
            if (row != _last)
                return true;
            _place++;
        }
    }

    private Span<ulong> Wanted(int column) => column < free ? _columns[column] : default;
}
