namespace HueKnowledgeGraph.Sparql;

/// <summary>OFFSET and LIMIT. Stops pulling as soon as it has enough.</summary>
internal sealed class SliceOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly long _offset;
    private readonly long? _limit;
    private readonly int[] _selection = new int[Batch.Capacity];
    private long _toSkip;
    private long _left;

    public SliceOperator(QueryContext context, QueryOperator input, long offset, long? limit)
        : base(context, input.Layout)
    {
        _input = input;
        _offset = _toSkip = offset;
        _limit = limit;
        _left = limit ?? long.MaxValue;
        EstimatedRows = Math.Min(Math.Max(0, input.EstimatedRows - offset), limit ?? double.MaxValue);
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Slice offset {_offset}" + (_limit is null ? "" : $" limit {_limit}");

    protected override Batch? NextCore()
    {
        while (_left > 0 && _input.Next() is { } batch)
        {
            int skipped = (int)Math.Min(_toSkip, batch.RowCount);
            int taken = (int)Math.Min(_left, batch.RowCount - skipped);
            _toSkip -= skipped;
            _left -= taken;
            if (taken == 0)
                continue;
            if (skipped > 0)
            {
                for (int i = 0; i < taken; i++)
                    _selection[i] = skipped + i;
                batch.Keep(_selection.AsSpan(0, taken));
            }

            batch.RowCount = taken;
            return batch;
        }

        return null;
    }
}
