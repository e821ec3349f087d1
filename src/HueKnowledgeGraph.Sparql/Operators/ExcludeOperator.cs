namespace HueKnowledgeGraph.Sparql;

/// <summary>Drops rows whose value in one column is in a small set of ids: negated property sets.</summary>
internal sealed class ExcludeOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly int _column;
    private readonly ulong[] _excluded;
    private readonly int[] _selection = new int[Batch.Capacity];

    public ExcludeOperator(QueryContext context, QueryOperator input, Variable variable, ulong[] excluded)
        : base(context, input.Layout)
    {
        _input = input;
        _column = input.Layout.ColumnOf(variable);
        _excluded = excluded;
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Exclude {_excluded.Length} values of {Layout.Variables[_column]}";

    protected override Batch? NextCore()
    {
        while (_input.Next() is { } batch)
        {
            ReadOnlySpan<ulong> values = batch.Rows(_column);
            int kept = 0;
            for (int row = 0; row < values.Length; row++)
            {
                _selection[kept] = row;
                kept += _excluded.AsSpan().Contains(values[row]) ? 0 : 1;
            }

            batch.Keep(_selection.AsSpan(0, kept));
            if (kept > 0)
                return batch;
        }

        return null;
    }
}
