namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Sorts rows by the ids of some variables (not the order of ORDER BY), so that a merge join or a scan with skips can follow, or because
/// whoever made them has lost an order that was promised.
/// </summary>
internal sealed class IdSortOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private RowSorter? _rows;
    private Batch? _output;

    public IdSortOperator(QueryContext context, QueryOperator input, Variable key)
        : this(context, input, [key])
    {
    }

    /// <param name="context">The query.</param>
    /// <param name="input">What is sorted.</param>
    /// <param name="keys">Most significant first.</param>
    public IdSortOperator(QueryContext context, QueryOperator input, IReadOnlyList<Variable> keys)
        : base(context, input.Layout)
    {
        _input = input;
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = keys;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Sort by id of {string.Join(' ', SortedBy)}";

    protected override Batch? NextCore()
    {
        if (_rows is null)
            Consume();
        _output ??= new Batch(Layout.Count);
        return _rows!.Fill(_output) == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rows?.Dispose();
        _output?.Dispose();
    }

    private void Consume()
    {
        _rows = new RowSorter(Context, Layout.Count, new IdRowOrder(Context, [.. SortedBy.Select(Layout.ColumnOf)]), "a sort");
        while (_input.Next() is { } batch)
            _rows.Add(batch);
        _rows.Finish();
    }
}
