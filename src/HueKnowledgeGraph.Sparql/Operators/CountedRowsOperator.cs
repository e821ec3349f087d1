namespace HueKnowledgeGraph.Sparql;

/// <summary>Distinct rows of a triple pattern, each with the multiplicity of one of its values: a merge of rows with counts.</summary>
/// <remarks>Unlike other counted operators it has two variables; rows ascend by the counted one.</remarks>
internal sealed class CountedRowsOperator : CountedOperator
{
    private readonly QueryOperator _rows;
    private readonly CountedOperator _counts;
    private readonly CountCursor _cursor;
    private readonly int _column;
    private readonly int[] _selection = new int[Batch.Capacity];

    public CountedRowsOperator(QueryContext context, QueryOperator rows, CountedOperator counts)
        : base(context, rows.Layout)
    {
        _rows = rows;
        _counts = counts;
        _cursor = new CountCursor(counts);
        _column = rows.Layout.ColumnOf(counts.Layout.Variables[0]);
        EstimatedRows = rows.EstimatedRows;
        Certain = rows.Certain;
        SortedBy = rows.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_rows, _counts];

    public override string Describe() => $"Weigh rows by {_counts.Layout.Variables[0]}";

    protected override Batch? NextCore()
    {
        while (_rows.Next() is { } batch)
        {
            ReadOnlySpan<ulong> keys = batch.Rows(_column);
            int kept = 0;
            for (int row = 0; row < keys.Length && _cursor.Reach(keys[row]); row++)
            {
                if (_cursor.Keys[_cursor.Position] != keys[row])
                    continue;
                Counts[kept] = _cursor.Counts[_cursor.Position];
                _selection[kept++] = row;
            }

            _cursor.Use(kept);
            batch.Keep(_selection.AsSpan(0, kept));
            if (kept > 0)
                return batch;
            if (_cursor.IsAtEnd)
                return null;
        }

        return null;
    }
}
