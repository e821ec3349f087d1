namespace HueKnowledgeGraph.Sparql;

/// <summary>How many nodes a path p+ reaches from each node: pairs are counted, never made.</summary>
internal sealed class ClosureCountOperator : CountedOperator
{
    private readonly QueryOperator _edges;
    private readonly bool _isInverse;
    private readonly string _text;
    private CountTable? _counts;
    private Batch? _output;

    /// <param name="context">The query.</param>
    /// <param name="key">The end that is counted by.</param>
    /// <param name="edges">One step of the path: two columns, source and target.</param>
    /// <param name="isInverse">The key is the path's target.</param>
    /// <param name="text">For EXPLAIN.</param>
    public ClosureCountOperator(QueryContext context, Variable key, QueryOperator edges, bool isInverse, string text)
        : base(context, LayoutOf(key))
    {
        _edges = edges;
        _isInverse = isInverse;
        _text = text;
        EstimatedRows = edges.EstimatedRows;
        Certain = new HashSet<Variable> { key };
        SortedBy = Layout.Variables;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_edges];

    public override string Describe() => $"Count closure {_text} by {Layout.Variables[0]}";

    protected override Batch? NextCore()
    {
        if (_counts is null)
            Count();
        _output ??= new Batch(1);
        _output.RowCount = _counts!.Next(_output.Column(0), Counts);
        return _output.RowCount == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _counts?.Dispose();
        _output?.Dispose();
    }

    private void Count()
    {
        _counts = new CountTable(Context);
        using var table = new EdgeTable(Context, _edges, _isInverse);
        using var reachable = new ReachableNodes(Context, table, new PathRange(false, true));
        for (int node = 0; node < table.NodeCount; node++)
        {
            if ((node & 0xFF) == 0)
                Context.Poll();
            if (reachable.From(node).Length is var count and > 0)
                _counts.Add(table.IdOf(node), count);
        }
    }
}
