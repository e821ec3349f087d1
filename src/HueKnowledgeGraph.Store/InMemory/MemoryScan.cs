namespace HueKnowledgeGraph.Store;

/// <summary>A scan over a sorted array of rows, one row at a time: slow and plain.</summary>
internal sealed class MemoryScan : QuadScan
{
    private readonly QuadKeys[] _rows;
    private readonly ScanSpecification _specification;
    private readonly GraphFilter _filter;
    private readonly int _firstFree;
    private readonly int _end;
    private int _next;

    public MemoryScan(QuadKeys[] rows, ScanSpecification specification)
    {
        _rows = rows;
        _specification = specification;
        _filter = new GraphFilter(specification.Graphs);
        _firstFree = specification.Prefix.Length;
        int from = 0;
        int end = rows.Length;
        for (int column = 0; column < _firstFree; column++)
        {
            ulong key = specification.Prefix.Span[column];
            from = LowerBound(column, key, from, end);
            end = LowerBound(column, key + 1, from, end);
        }

        if (specification.FreeKeyCount > 0)
        {
            from = LowerBound(_firstFree, specification.FirstKeyFrom, from, end);
            if (specification.FirstKeyBelow != ulong.MaxValue)
                end = LowerBound(_firstFree, specification.FirstKeyBelow, from, end);
        }

        _next = from;
        _end = end;
        Settle();
    }

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int capacity = Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length));
        capacity = Math.Max(capacity, 1);
        int count = 0;
        for (; count < capacity && _next < _end; count++, Advance())
        {
            ref readonly QuadKeys row = ref _rows[_next];
            Put(first, count, row, _firstFree);
            Put(second, count, row, _firstFree + 1);
            Put(third, count, row, _firstFree + 2);
            Put(graph, count, row, 3);
        }

        return count;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (_specification.FreeKeyCount == 0)
            throw new InvalidOperationException("A scan without a free key has no runs.");
        int count = 0;
        for (; count < keys.Length && _next < _end; count++)
        {
            ulong key = _rows[_next][_firstFree];
            keys[count] = key;
            rowCounts[count] = 0;
            for (; _next < _end && _rows[_next][_firstFree] == key; Advance())
                rowCounts[count]++;
        }

        return count;
    }

    public override void SeekTo(ulong key)
    {
        if (_specification.FreeKeyCount == 0)
            return;
        int place = LowerBound(_firstFree, key, _next, _end);
        if (place > _next)
        {
            _next = place;
            Settle();
        }
    }

    /// <summary>Reads to the end and counts.</summary>
    public ScanStatistics Count()
    {
        long rows = 0;
        long keys = 0;
        for (ulong last = 0; _next < _end; Advance(), rows++)
        {
            ulong key = _specification.FreeKeyCount == 0 ? 0 : _rows[_next][_firstFree];
            keys += rows == 0 || key != last ? 1 : 0;
            last = key;
        }

        return new ScanStatistics(rows, keys, true);
    }

    private static void Put(Span<ulong> target, int index, in QuadKeys row, int column)
    {
        if (!target.IsEmpty)
            target[index] = row[column];
    }

    /// <summary>From a row that was delivered to the next one that is to be.</summary>
    private void Advance()
    {
        QuadKeys last = _rows[_next++];
        if (_filter.Merges && _specification.Order != QuadOrder.Gspo)
        {
            while (_next < _end && _rows[_next].IsSameTriple(last))
                _next++;
        }

        Settle();
    }

    /// <summary>Passes over rows of graphs that are not selected.</summary>
    private void Settle()
    {
        while (_next < _end && !_filter.Selects(_specification.Order == QuadOrder.Gspo ? _rows[_next].First : _rows[_next].Fourth))
            _next++;
    }

    /// <summary>First row in [from, end) whose column is at least the key; the column ascends there.</summary>
    private int LowerBound(int column, ulong key, int from, int end)
    {
        while (from < end)
        {
            int middle = from + ((end - from) / 2);
            if (_rows[middle][column] < key)
                from = middle + 1;
            else
                end = middle;
        }

        return from;
    }
}
