using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>ORDER BY, stable; with a limit it keeps no more than about twice as many rows as are wanted.</summary>
internal sealed class OrderOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly IReadOnlyList<SortKey> _keys;
    private readonly SortKeyBuilder _sortKeys;
    private readonly TermOrder _comparer;
    private readonly long? _limit;
    private RowTable? _rows;
    private int[] _order = [];
    private Batch? _output;
    private int _next;
    private int _prunedCount; // rows kept by the last pruning, sorted; 0 before it
    private int[]? _selection;

    /// <param name="context">The query.</param>
    /// <param name="input">What is sorted.</param>
    /// <param name="keys">Most significant first.</param>
    /// <param name="limit">Rows that the consumer will take at most; null: all.</param>
    public OrderOperator(QueryContext context, QueryOperator input, IReadOnlyList<SortKey> keys, long? limit)
        : base(context, input.Layout)
    {
        _input = input;
        _keys = keys;
        _sortKeys = new SortKeyBuilder(context);
        _comparer = new TermOrder(context);
        _limit = limit;
        EstimatedRows = Math.Min(input.EstimatedRows, limit ?? double.MaxValue);
        Certain = input.Certain;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Order by {string.Join(", ", _keys.Select(key => key.Text))}" + (_limit is null ? "" : $", first {_limit}");

    protected override Batch? NextCore()
    {
        if (_rows is null)
            Consume();
        int count = (int)Math.Min(Batch.Capacity, Math.Min(_rows!.Count, _limit ?? long.MaxValue) - _next);
        if (count <= 0)
            return null;
        _output ??= new Batch(Layout.Count);
        for (int column = 0; column < Layout.Count; column++)
        {
            ReadOnlySpan<ulong> source = _rows.Column(column);
            Span<ulong> target = _output.Column(column);
            for (int i = 0; i < count; i++)
                target[i] = source[_order[_next + i]];
        }

        _output.RowCount = count;
        _next += count;
        return _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rows?.Dispose();
        _output?.Dispose();
    }

    private void Consume()
    {
        _rows = new RowTable(Context, Layout.Count + _keys.Count, "ORDER BY");
        using Batch view = Batch.View(Layout.Count + _keys.Count);
        using var values = new Batch(_keys.Count);
        long pruneAt = _limit is { } limit ? Math.Max(2 * limit, Batch.Capacity) : long.MaxValue;
        while (_input.Next() is { } batch)
        {
            for (int i = 0; i < Layout.Count; i++)
                view.Show(i, batch, i);
            for (int k = 0; k < _keys.Count; k++)
            {
                Span<ulong> column = values.Column(k);
                _keys[k].Value.Evaluate(batch, column);
                column[..batch.RowCount].Replace(TermId.Error, TermId.Unbound);
                view.Show(Layout.Count + k, values, k);
            }

            view.RowCount = batch.RowCount;
            if (_prunedCount > 0)
                KeepBetter(view);
            _rows.Append(view);
            if (_rows.Count >= pruneAt)
                Prune((int)_limit!.Value);
        }

        Sort();
    }

    private void Prune(int limit)
    {
        Sort();
        var kept = new RowTable(Context, _rows!.ColumnCount, "ORDER BY");
        kept.Append(_rows, _order.AsSpan(0, limit));
        _rows.Dispose();
        _rows = kept;
        _prunedCount = limit;
    }

    /// <summary>Drops rows that come, by their first key alone, after the worst of those kept so far, which lies last.</summary>
    private void KeepBetter(Batch view)
    {
        ulong worst = _rows!.Column(Layout.Count)[_prunedCount - 1];
        ReadOnlySpan<ulong> keys = view.Rows(Layout.Count);
        Span<int> selection = _selection ??= new int[Batch.Capacity];
        int sign = _keys[0].IsDescending ? -1 : 1;
        int kept = 0;
        ulong lastKey = worst; // equal keys come in runs: each is compared once
        bool lastIsBetter = true;
        for (int row = 0; row < keys.Length; row++)
        {
            if (keys[row] != lastKey)
            {
                lastKey = keys[row];
                lastIsBetter = sign * _comparer.Compare(lastKey, worst) <= 0;
            }

            selection[kept] = row;
            kept += lastIsBetter ? 1 : 0;
        }

        view.Keep(selection[..kept]);
    }

    private void Sort()
    {
        using var charge = new MemoryCharge(Context, "ORDER BY");
        charge.Add((sizeof(int) + (sizeof(ulong) * (long)_keys.Count)) * _rows!.Count);
        _order = new int[_rows.Count];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        ulong[][] keys = new ulong[_keys.Count][];
        for (int k = 0; k < keys.Length; k++)
            keys[k] = SortKeys(k);
        if (keys.Length == 1)
            SortByOne(keys[0]);
        else
            SortByAll(keys);
    }

    /// <summary>One number a row, ascending in the order that is asked for.</summary>
    private ulong[] SortKeys(int key)
    {
        ulong[] keys = new ulong[_rows!.Count];
        _sortKeys.Build(_rows.Column(Layout.Count + key), keys);
        if (_keys[key].IsDescending)
        {
            for (int i = 0; i < keys.Length; i++)
                keys[i] = ~keys[i];
        }

        return keys;
    }

    /// <summary>Sorts numbers with their rows, then puts the rows of equal numbers back into input order.</summary>
    private void SortByOne(ulong[] keys)
    {
        Array.Sort(keys, _order);
        Context.Poll();
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];)
                to++;
            if (to - from > 1)
                Array.Sort(_order, from, to - from);
        }
    }

    private void SortByAll(ulong[][] keys)
    {
        int steps = 0;
        Array.Sort(_order, (a, b) =>
        {
            if ((++steps & 0x3FFF) == 0)
                Context.Poll();
            foreach (ulong[] column in keys)
            {
                if (column[a] != column[b])
                    return column[a] < column[b] ? -1 : 1;
            }

            return a.CompareTo(b);
        });
    }
}
