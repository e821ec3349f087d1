namespace HueKnowledgeGraph.Sparql;

/// <summary>The empty solution, as often as a pattern has solutions: a number from the directories, or a sum of several.</summary>
internal sealed class TotalOperator : CountedOperator
{
    private readonly Func<long> _count;
    private readonly string _text;
    private Batch? _output;

    /// <param name="context">The query.</param>
    /// <param name="count">Gives the number.</param>
    /// <param name="text">What is counted, for EXPLAIN.</param>
    public TotalOperator(QueryContext context, Func<long> count, string text)
        : base(context, new VariableLayout([]))
    {
        _count = count;
        _text = text;
        EstimatedRows = 1;
    }

    public override string Describe() => $"Total of {_text}";

    protected override Batch? NextCore()
    {
        if (_output is not null)
            return null;
        _output = new Batch(0) { RowCount = 1 };
        Counts[0] = _count();
        return Counts[0] == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing) => _output?.Dispose();
}
