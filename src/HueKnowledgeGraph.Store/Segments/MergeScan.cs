namespace HueKnowledgeGraph.Store;

/// <summary>Several segments' scans as one: rows ascend, and under a merging selection a triple that two segments hold comes once.</summary>
internal sealed class MergeScan : QuadScan
{
    private readonly Input[] _inputs;
    private readonly bool _merges;

    public MergeScan(IReadOnlyList<QuadScan> scans, ScanSpecification specification)
    {
        var filter = new GraphFilter(specification.Graphs);
        _merges = filter.Merges && specification.Order != QuadOrder.Gspo;
        int free = specification.FreeKeyCount;
        bool readsLast = free == 4 || (!_merges && specification.Order != QuadOrder.Gspo);
        _inputs = [.. scans.Select(scan => new Input(scan, Math.Min(free, 3), readsLast))];
        foreach (Input input in _inputs)
            input.Fill();
    }

    public override (long Read, long Skipped) Pages => (_inputs.Sum(input => input.Scan.Pages.Read), _inputs.Sum(input => input.Scan.Pages.Skipped));

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int capacity = Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length));
        capacity = Math.Max(capacity, 1);
        int count = 0;
        for (; count < capacity && TryTake(out QuadKeys row); count++)
        {
            Put(first, count, row.First);
            Put(second, count, row.Second);
            Put(third, count, row.Third);
            Put(graph, count, row.Fourth);
        }

        return count;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        int runs = 0;
        for (; runs < keys.Length && Smallest() is { } input; runs++)
        {
            keys[runs] = input.Current.First;
            rowCounts[runs] = 0;
            while (Smallest() is { } next && next.Current.First == keys[runs])
            {
                TryTake(out _);
                rowCounts[runs]++;
            }
        }

        return runs;
    }

    public override void SeekTo(ulong key)
    {
        foreach (Input input in _inputs)
            input.SeekTo(key);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (Input input in _inputs)
            input.Scan.Dispose();
    }

    private static void Put(Span<ulong> target, int index, ulong value)
    {
        if (!target.IsEmpty)
            target[index] = value;
    }

    /// <summary>The input with the smallest row; stores have few segments, so a heap would not pay.</summary>
    private Input? Smallest()
    {
        Input? smallest = null;
        foreach (Input input in _inputs)
        {
            if (!input.IsAtEnd && (smallest is null || input.Current.CompareTo(smallest.Current) < 0))
                smallest = input;
        }

        return smallest;
    }

    private bool TryTake(out QuadKeys row)
    {
        row = default;
        if (Smallest() is not { } smallest)
            return false;
        row = smallest.Current;
        smallest.Move();
        if (_merges)
        {
            foreach (Input input in _inputs)
            {
                if (!input.IsAtEnd && input.Current == row)
                    input.Move();
            }
        }

        return true;
    }

    /// <summary>A batch of an input's rows; columns that do not exist or do not matter are 0.</summary>
    private sealed class Input(QuadScan scan, int free, bool readsLast)
    {
        private const int Length = 512;
        private readonly ulong[][] _columns = [.. Enumerable.Range(0, 4).Select(_ => new ulong[Length])];
        private int _count;
        private int _place;

        public QuadScan Scan { get; } = scan;

        public bool IsAtEnd { get; private set; }

        public QuadKeys Current => new(_columns[0][_place], _columns[1][_place], _columns[2][_place], _columns[3][_place]);

        public void Move()
        {
            if (++_place == _count)
                Fill();
        }

        public void Fill()
        {
            _place = 0;
            _count = Scan.Next(Column(0, free > 0), Column(1, free > 1), Column(2, free > 2), Column(3, readsLast));
            IsAtEnd = _count == 0;
        }

        public void SeekTo(ulong key)
        {
            while (!IsAtEnd && _columns[0][_place] < key)
            {
                if (_columns[0][_count - 1] < key)
                {
                    Scan.SeekTo(key);
                    Fill();
                }
                else
                {
                    _place += PagedTable.LowerBound(_columns[0].AsSpan(_place, _count - _place), key);
                }
            }
        }

        private Span<ulong> Column(int index, bool wanted) => wanted ? _columns[index] : default;
    }
}
