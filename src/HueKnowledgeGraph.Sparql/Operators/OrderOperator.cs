using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>ORDER BY, stable; with a limit it keeps no more than about twice as many rows as are wanted.</summary>
internal sealed class OrderOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly IReadOnlyList<SortKey> _keys;
    private readonly TermRowOrder _order;
    private readonly long? _limit;
    private RowSorter? _rows;
    private Batch? _output;
    private long _left;
    private int _prunedCount; // rows in memory that the last pruning kept, sorted; 0 before it
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
        _order = new TermRowOrder(context, Layout.Count, [.. keys.Select(key => key.IsDescending)]);
        _limit = limit;
        _left = limit ?? long.MaxValue;
        EstimatedRows = Math.Min(input.EstimatedRows, limit ?? double.MaxValue);
        Certain = input.Certain;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Order by {string.Join(", ", _keys.Select(key => key.Text))}" + (_limit is null ? "" : $", first {_limit}");

    protected override Batch? NextCore()
    {
        if (_rows is null)
            Consume();
        _output ??= new Batch(Layout.Count);
        int count = _left == 0 ? 0 : (int)Math.Min(_left, _rows!.Fill(_output));
        _output.RowCount = count;
        _left -= count;
        return count == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rows?.Dispose();
        _output?.Dispose();
    }

    private void Consume()
    {
        _rows = new RowSorter(Context, Layout.Count + _keys.Count, _order, "ORDER BY") { Limit = _left };
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
            if (_rows.Add(view))
                _prunedCount = 0;
            if (_rows.Rows.Count >= pruneAt)
            {
                _prunedCount = (int)_limit!.Value;
                _rows.KeepFirst(_prunedCount);
            }
        }

        _rows.Finish();
    }

    /// <summary>Drops rows that come, by their first key alone, after the worst of those kept so far, which lies last.</summary>
    private void KeepBetter(Batch view)
    {
        ulong worst = _rows!.Rows.Column(Layout.Count)[_prunedCount - 1];
        ReadOnlySpan<ulong> keys = view.Rows(Layout.Count);
        Span<int> selection = _selection ??= new int[Batch.Capacity];
        int kept = 0;
        ulong lastKey = worst; // equal keys come in runs: each is compared once
        bool lastIsBetter = true;
        for (int row = 0; row < keys.Length; row++)
        {
            if (keys[row] != lastKey)
            {
                lastKey = keys[row];
                lastIsBetter = _order.CompareKeys(lastKey, worst, 0) <= 0;
            }

            selection[kept] = row;
            kept += lastIsBetter ? 1 : 0;
        }

        view.Keep(selection[..kept]);
    }
}
