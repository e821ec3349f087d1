namespace HueKnowledgeGraph.Sparql;

/// <summary>Keeps the rows of its input, so that <see cref="KeysOfRowsOperator"/> can tell the other side of a join which keys are wanted.</summary>
/// <remarks>The input is read as soon as either of the two is asked for rows.</remarks>
internal sealed class KeptRowsOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private RowTable? _rows;
    private Batch? _output;
    private int _next;

    public KeptRowsOperator(QueryContext context, QueryOperator input)
        : base(context, input.Layout)
    {
        _input = input;
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => "Keep rows";

    /// <summary>The rows, all of them.</summary>
    public RowTable Rows()
    {
        if (_rows is not null)
            return _rows;
        _rows = new RowTable(Context, Layout.Count, "the smaller side of a join");
        while (_input.Next() is { } batch)
            _rows.Append(batch);
        return _rows;
    }

    protected override Batch? NextCore()
    {
        RowTable rows = Rows();
        if (_next == rows.Count)
            return null;
        _output ??= new Batch(Layout.Count);
        rows.CopyTo(_output, _next);
        _next += _output.RowCount;
        return _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rows?.Dispose();
        _output?.Dispose();
    }
}
