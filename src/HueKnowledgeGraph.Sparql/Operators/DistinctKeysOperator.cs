namespace HueKnowledgeGraph.Sparql;

/// <summary>The values of a counted input, each counted once.</summary>
internal sealed class DistinctKeysOperator : CountedOperator
{
    private readonly CountedOperator _input;

    public DistinctKeysOperator(QueryContext context, CountedOperator input)
        : base(context, input.Layout)
    {
        _input = input;
        Array.Fill(Counts, 1);
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override bool CanSeek => _input.CanSeek;

    public override string Describe() => $"Distinct {Layout.Variables[0]}";

    public override void SeekTo(ulong key) => _input.SeekTo(key);

    protected override Batch? NextCore() => _input.Next();
}
