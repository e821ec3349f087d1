namespace HueKnowledgeGraph.Sparql;

/// <summary>Paths p*, p+ and p? from one fixed end: each node reached, once (SPARQL 1.1 Query, section 18.4, ALP).</summary>
/// <remarks>A breadth-first search, a level at a time, so that each level is one forward pass over sorted edges.</remarks>
internal sealed class ClosureOperator : QueryOperator
{
    private readonly ulong _start;
    private readonly PathRange _range;
    private readonly Func<PathStep> _openStep;
    private readonly string _text;
    private PathStep? _step;
    private KeyTable? _reached;
    private Batch? _batch;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="variable">Takes the nodes reached.</param>
    /// <param name="start">Where the search starts; with zero steps it is itself reached, in the graph or not.</param>
    /// <param name="range">How many steps.</param>
    /// <param name="openStep">Gives the edges.</param>
    /// <param name="text">For EXPLAIN.</param>
    public ClosureOperator(QueryContext context, Variable variable, ulong start, PathRange range, Func<PathStep> openStep, string text)
        : base(context, new VariableLayout([variable]))
    {
        _start = start;
        _range = range;
        _openStep = openStep;
        _text = text;
        EstimatedRows = range.IsUnbounded ? 100 : 10; // a guess: hierarchies are shallow
        Certain = new HashSet<Variable> { variable };
    }

    public override string Describe() => $"Closure {_text}";

    protected override Batch? NextCore()
    {
        if (_reached is null)
        {
            _reached = new KeyTable(Context, 1, "a property path");
            _step = _openStep();
            Search();
        }

        int count = Math.Min(Batch.Capacity, _reached.Count - _next);
        if (count == 0)
            return null;
        _batch ??= new Batch(1);
        _reached.Column(0).Slice(_next, count).CopyTo(_batch.Column(0));
        _batch.RowCount = count;
        _next += count;
        return _batch;
    }

    protected override void Dispose(bool disposing)
    {
        _step?.Dispose();
        _reached?.Dispose();
        _batch?.Dispose();
    }

    private void Search()
    {
        KeyTable reached = _reached!;
        if (_range.AllowsZero)
            reached.FindOrAdd(_start);
        ulong[] level = [_start];
        var targets = new List<ulong>();
        while (level.Length > 0)
        {
            Context.Poll();
            targets.Clear();
            _step!.Expand(level, targets);
            int known = reached.Count;
            foreach (ulong target in targets)
                reached.FindOrAdd(target);
            level = _range.IsUnbounded ? reached.Column(0)[known..].ToArray() : [];
            RadixSort.Sort(Context, level);
        }
    }
}
