namespace HueKnowledgeGraph.Sparql;

/// <summary>Keeps the rows for which an expression's effective boolean value is true.</summary>
internal sealed class FilterOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly BatchExpression _condition;
    private readonly string _text;
    private readonly int[] _selection = new int[Batch.Capacity];

    public FilterOperator(QueryContext context, QueryOperator input, BatchExpression condition, string text)
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

    public override string Describe() => $"Filter {_text}";

    public override bool CanSeek => SortedBy.Count > 0 && _input.CanSeek;

    public override void SeekTo(ulong key) => _input.SeekTo(key);

    protected override Batch? NextCore()
    {
        while (_input.Next() is { } batch)
        {
            int count = _condition.Select(batch, _selection);
            batch.Keep(_selection.AsSpan(0, count));
            if (count > 0)
                return batch;
        }

        return null;
    }
}
