namespace HueKnowledgeGraph.Sparql;

/// <summary>Paths p*, p+ and p? with both ends free: every connected pair, once, source by source.</summary>
/// <remarks>Without the zero-length pairs of nodes that have no edge, which <see cref="NodeOperator"/> knows.</remarks>
internal sealed class ClosurePairsOperator : QueryOperator
{
    private readonly PathRange _range;
    private readonly QueryOperator _edges;
    private readonly string _text;
    private EdgeTable? _table;
    private int[] _seenFrom = []; // last source (+ 1) that reached a node
    private int[] _queue = [];
    private int _queueLength;
    private int _queueHead;
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
            _seenFrom = new int[_table.NodeCount];
            _queue = new int[_table.NodeCount];
            _batch = new Batch(2);
        }

        int count = 0;
        while (count < Batch.Capacity)
        {
            if (_emitted == _queueLength && !Explore())
                break;
            int take = Math.Min(Batch.Capacity - count, _queueLength - _emitted);
            for (int i = 0; i < take; i++)
            {
                _batch!.Column(0)[count + i] = _table.IdOf(_source);
                _batch.Column(1)[count + i] = _table.IdOf(_queue[_emitted + i]);
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
            _queueLength = _queueHead = _emitted = 0;
            if (_range.AllowsZero)
                Reach(_source);
            foreach (int target in _table.Targets(_source))
                Reach(target);
            if (_range.AllowsZero)
                _queueHead = 1; // the source itself has been expanded
            while (_range.IsUnbounded && _queueHead < _queueLength)
            {
                foreach (int target in _table.Targets(_queue[_queueHead++]))
                    Reach(target);
            }
        }
        while (_queueLength == 0);
        return true;
    }

    private void Reach(int node)
    {
        if (_seenFrom[node] == _source + 1)
            return;
        _seenFrom[node] = _source + 1;
        _queue[_queueLength++] = node;
    }
}
