namespace HueKnowledgeGraph.Sparql;

/// <summary>Paths p*, p+ and p? with both ends free: every connected pair, once, source by source.</summary>
/// <remarks>Without the zero-length pairs of nodes that have no edge, which <see cref="NodeOperator"/> knows.</remarks>
internal sealed class ClosurePairsOperator : QueryOperator
{
    private readonly PathRange _range;
    private readonly QueryOperator _edges;
    private readonly string _text;
    private EdgeTable? _table;
    private ReachableNodes? _reachable;
    private int _nodes; // that the current source reaches
    private int _emitted;
    private int _source = -1;
    private Batch? _batch;

    public ClosurePairsOperator(QueryContext context, Variable source, Variable target, PathRange range, QueryOperator edges, string text)
        : base(context, new VariableLayout([source, target]))
    {
        _range = range;
        _edges = edges;
        _text = text;
        Certain = new HashSet<Variable>(Layout.Variables);
        EstimatedRows = 4 * edges.EstimatedRows;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_edges];

    public override string Describe() => $"Closure {_text}";

    protected override Batch? NextCore()
    {
        if (_table is null)
        {
            _table = new EdgeTable(Context, _edges, isInverse: false);
            _reachable = new ReachableNodes(Context, _table, _range);
            _batch = new Batch(2);
        }

        int count = 0;
        while (count < Batch.Capacity)
        {
            if (_emitted == _nodes && !Explore())
                break;
            int take = Math.Min(Batch.Capacity - count, _nodes - _emitted);
            ReadOnlySpan<int> reached = _reachable!.Last;
            for (int i = 0; i < take; i++)
            {
                _batch!.Column(0)[count + i] = _table.IdOf(_source);
                _batch.Column(1)[count + i] = _table.IdOf(reached[_emitted + i]);
            }

            _emitted += take;
            count += take;
        }

        _batch!.RowCount = count;
        return count == 0 ? null : _batch;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reachable?.Dispose();
        _table?.Dispose();
        _batch?.Dispose();
    }

    /// <summary>Finds all nodes that the next source reaches; false after the last source.</summary>
    private bool Explore()
    {
        do
        {
            if (++_source >= _table!.NodeCount)
                return false;
            if ((_source & 0xFF) == 0)
                Context.Poll();
            _emitted = 0;
            _nodes = _reachable!.From(_source).Length;
        }
        while (_nodes == 0);
        return true;
    }
}
