namespace HueKnowledgeGraph.Sparql;

/// <summary>A condition on the counted variable: looked at once for each distinct value, however many solutions it stands for.</summary>
internal sealed class CountedFilterOperator : CountedOperator
{
    private readonly CountedOperator _input;
    private readonly BatchExpression _condition;
    private readonly string _text;
    private readonly int[] _selection = new int[Batch.Capacity];

    public CountedFilterOperator(QueryContext context, CountedOperator input, BatchExpression condition, string text)
        : base(context, input.Layout)
    {
        _input = input;
        _condition = condition;
        _text = text;
        EstimatedRows = input.EstimatedRows / 3;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override bool CanSeek => _input.CanSeek;

    public override string Describe() => $"Filter counts {_text}";

    public override void SeekTo(ulong key) => _input.SeekTo(key);

    protected override Batch? NextCore()
    {
        while (_input.Next() is { } batch)
        {
            int count = _condition.Select(batch, _selection);
            for (int i = 0; i < count; i++)
                Counts[i] = _input.Counts[_selection[i]];
            batch.Keep(_selection.AsSpan(0, count));
            if (count > 0)
                return batch;
        }

        return null;
    }
}
