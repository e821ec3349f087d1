namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Carries multiplicities over a triple pattern: from counts of one of its variables to counts of the other. For each value v,
/// the sum of the counts of all w with (v, w) in the pattern.
/// </summary>
/// <remarks>
/// Two ways. With few counted values, the pattern is read by w, skipping, and sums gather in a hash table. With many, the counts are
/// kept (<see cref="SortedCounts"/>), the pattern is read by v, and sums come out in order at once.
/// </remarks>
internal sealed class CountRekeyOperator : CountedOperator
{
    private readonly QueryOperator _rows;
    private readonly CountedOperator _counts;
    private readonly bool _readsByTarget;
    private readonly int _targetColumn;
    private readonly int _sourceColumn;
    private CountTable? _sums;
    private SortedCounts? _known;
    private Batch? _output;
    private Batch? _batch;
    private int _row;
    private ulong _pendingKey;
    private long _pendingCount;
    private ulong _lastSource;
    private long _lastCount; // 0 is what the id 0 has, which no row holds

    /// <param name="context">The query.</param>
    /// <param name="rows">Rows of both variables, sorted by the target for reading by target, by the source otherwise.</param>
    /// <param name="counts">Counts of the source variable.</param>
    /// <param name="target">The other variable.</param>
    public CountRekeyOperator(QueryContext context, QueryOperator rows, CountedOperator counts, Variable target)
        : base(context, LayoutOf(target))
    {
        _rows = rows;
        _counts = counts;
        _readsByTarget = rows.SortedBy.FirstOrDefault() == target;
        _targetColumn = rows.Layout.ColumnOf(target);
        _sourceColumn = rows.Layout.ColumnOf(counts.Layout.Variables[0]);
        EstimatedRows = Math.Min(rows.EstimatedRows, _readsByTarget ? rows.EstimatedRows : 4 * counts.EstimatedRows);
        Certain = new HashSet<Variable> { target };
        SortedBy = Layout.Variables;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_rows, _counts];

    public override string Describe() =>
        $"Carry counts from {_counts.Layout.Variables[0]} to {Layout.Variables[0]}" + (_readsByTarget ? "" : " (hash)");

    protected override Batch? NextCore()
    {
        _output ??= new Batch(1);
        int count = _readsByTarget ? NextOfRows(_output.Column(0)) : NextOfSums(_output.Column(0));
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _sums?.Dispose();
        _known?.Dispose();
        _output?.Dispose();
    }

    private int NextOfSums(Span<ulong> keys)
    {
        if (_sums is null)
        {
            _sums = new CountTable(Context);
            SumByTarget(_sums);
        }

        return _sums.Next(keys, Counts);
    }

    private int NextOfRows(Span<ulong> keys)
    {
        if (_known is null)
        {
            _known = new SortedCounts(Context);
            _known.Fill(_counts);
        }

        return _known.Count == 0 ? 0 : NextSums(keys);
    }

    /// <summary>Merges the rows, sorted by source, with the counts; whichever side has few keys makes the other skip.</summary>
    private void SumByTarget(CountTable sums)
    {
        using var window = new RowWindow(Context, _rows, _sourceColumn);
        var counts = new CountCursor(_counts);
        ulong? seekKey = null;
        while (window.Start < window.Count || window.Pull(seekKey))
        {
            seekKey = null;
            ulong key = window.Key(window.Start);
            if (!counts.Reach(key))
                return;
            ulong counted = counts.Keys[counts.Position];
            if (counted > key)
            {
                int left = window.Count - window.Start;
                window.Advance(counted);
                if (window.Start == window.Count && left * 2 > window.Count && _rows.CanSeek)
                    seekKey = counted;
                continue;
            }

            long count = counts.Counts[counts.Position];
            counts.Use(1);
            ReadOnlySpan<ulong> sources = window.Column(_sourceColumn);
            ReadOnlySpan<ulong> targets = window.Column(_targetColumn);
            int row = window.Start;
            for (; row < sources.Length && sources[row] == key; row++)
                sums.Add(targets[row], count);
            window.Pass(row - window.Start);
        }
    }

    private int NextSums(Span<ulong> keys)
    {
        int count = 0;
        while (count < keys.Length)
        {
            if (_batch is null || _row == _batch.RowCount)
            {
                _batch = _rows.Next();
                _row = 0;
                if (_batch is null)
                {
                    count = GiveOutPending(keys, count);
                    break;
                }
            }

            ReadOnlySpan<ulong> targets = _batch.Rows(_targetColumn);
            ReadOnlySpan<ulong> sources = _batch.Rows(_sourceColumn);
            while (_row < targets.Length && count < keys.Length)
            {
                if (sources[_row] != _lastSource)
                {
                    _lastSource = sources[_row];
                    _lastCount = _known![_lastSource];
                }

                if (targets[_row] != _pendingKey)
                {
                    count = GiveOutPending(keys, count);
                    _pendingKey = targets[_row];
                }

                _pendingCount = checked(_pendingCount + _lastCount);
                _row++;
            }
        }

        return count;
    }

    private int GiveOutPending(Span<ulong> keys, int count)
    {
        if (_pendingCount == 0)
            return count;
        keys[count] = _pendingKey;
        Counts[count] = _pendingCount;
        _pendingCount = 0;
        return count + 1;
    }
}
