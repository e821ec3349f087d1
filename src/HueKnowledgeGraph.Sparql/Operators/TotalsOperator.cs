namespace HueKnowledgeGraph.Sparql;

/// <summary>The empty solution, as often as all inputs together have solutions: UNION where only the number counts.</summary>
internal sealed class TotalsOperator : CountedOperator
{
    private readonly IReadOnlyList<CountedOperator> _inputs;
    private Batch? _output;

    public TotalsOperator(QueryContext context, IReadOnlyList<CountedOperator> inputs)
        : base(context, new VariableLayout([]))
    {
        _inputs = inputs;
        EstimatedRows = 1;
    }

    public override IReadOnlyList<QueryOperator> Inputs => _inputs;

    public override string Describe() => "Sum of counts";

    protected override Batch? NextCore()
    {
        if (_output is not null)
            return null;
        _output = new Batch(0) { RowCount = 1 };
        long total = 0;
        foreach (CountedOperator input in _inputs)
        {
            while (input.Next() is { } batch)
            {
                for (int i = 0; i < batch.RowCount; i++)
                    total = checked(total + input.Counts[i]);
            }
        }

        Counts[0] = total;
        return total == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _output?.Dispose();
    }
}
