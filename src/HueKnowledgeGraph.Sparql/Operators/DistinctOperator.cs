namespace HueKnowledgeGraph.Sparql;

/// <summary>Each solution once, at its first appearance.</summary>
internal sealed class DistinctOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly int[] _columns;
    private readonly int[] _numbers = new int[Batch.Capacity];
    private readonly int[] _selection = new int[Batch.Capacity];
    private KeyTable? _seen;

    public DistinctOperator(QueryContext context, QueryOperator input)
        : base(context, input.Layout)
    {
        _input = input;
        _columns = [.. Enumerable.Range(0, input.Layout.Count)];
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => "Distinct";

    protected override Batch? NextCore()
    {
        _seen ??= new KeyTable(Context, Layout.Count, "DISTINCT");
        while (_input.Next() is { } batch)
        {
            int known = _seen.Count;
            _seen.FindOrAdd(batch, _columns, _numbers);
            int kept = 0;
            for (int row = 0; row < batch.RowCount; row++)
            {
                if (_numbers[row] == known)
                {
                    _selection[kept++] = row;
                    known++;
                }
            }

            batch.Keep(_selection.AsSpan(0, kept));
            if (kept > 0)
                return batch;
        }

        return null;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _seen?.Dispose();
    }
}
