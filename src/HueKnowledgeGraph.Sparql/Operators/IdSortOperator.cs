namespace HueKnowledgeGraph.Sparql;

/// <summary>Sorts rows by the ids of one variable (not the order of ORDER BY), so that a merge join or a scan with skips can follow.</summary>
internal sealed class IdSortOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly Variable _key;
    private RowTable? _rows;
    private MemoryCharge? _charge;
    private int[] _order = [];
    private Batch? _output;
    private int _next;

    public IdSortOperator(QueryContext context, QueryOperator input, Variable key)
        : base(context, input.Layout)
    {
        _input = input;
        _key = key;
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = [key];
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Sort by id of {_key}";

    protected override Batch? NextCore()
    {
        if (_rows is null)
            Consume();
        int count = Math.Min(Batch.Capacity, _rows!.Count - _next);
        if (count == 0)
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
        _charge?.Dispose();
        _output?.Dispose();
    }

    private void Consume()
    {
        _rows = new RowTable(Context, Layout.Count, "a sort");
        while (_input.Next() is { } batch)
            _rows.Append(batch);
        _charge = new MemoryCharge(Context, "a sort");
        _charge.Add((long)(sizeof(int) + sizeof(ulong)) * _rows.Count);
        _order = new int[_rows.Count];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        ulong[] keys = _rows.Column(Layout.ColumnOf(_key)).ToArray();
        Array.Sort(keys, _order);
    }
}
