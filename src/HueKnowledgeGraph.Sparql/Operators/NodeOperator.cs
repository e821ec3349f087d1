using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>All nodes of a graph, subjects and objects, ascending, each once: the zero-length paths between two variables.</summary>
internal sealed class NodeOperator : QueryOperator
{
    private readonly GraphSelection _graphs;
    private readonly KeyCursor[] _cursors = new KeyCursor[2];
    private Batch? _batch;

    /// <param name="context">The query.</param>
    /// <param name="variables">Each takes the same node.</param>
    /// <param name="graphs">Where to look.</param>
    public NodeOperator(QueryContext context, IReadOnlyList<Variable> variables, GraphSelection graphs)
        : base(context, new VariableLayout(variables))
    {
        _graphs = graphs;
        Certain = new HashSet<Variable>(variables);
        SortedBy = variables;
    }

    public override string Describe() => $"Nodes {Layout.Variables[0]}";

    protected override Batch? NextCore()
    {
        if (_batch is null)
        {
            _batch = new Batch(Layout.Count);
            _cursors[0] = new KeyCursor(Context.Snapshot.OpenScan(new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, _graphs)));
            _cursors[1] = new KeyCursor(Context.Snapshot.OpenScan(new ScanSpecification(QuadOrder.Ops, ReadOnlyMemory<ulong>.Empty, _graphs)));
        }

        Span<ulong> nodes = _batch.Column(0);
        int count = 0;
        while (count < nodes.Length)
        {
            ulong node = Math.Min(_cursors[0].Key, _cursors[1].Key);
            if (node == ulong.MaxValue)
                break;
            nodes[count++] = node;
            foreach (KeyCursor cursor in _cursors)
            {
                if (cursor.Key == node)
                    cursor.Advance();
            }
        }

        for (int i = 1; i < Layout.Count; i++)
            nodes[..count].CopyTo(_batch.Column(i));
        _batch.RowCount = count;
        return count == 0 ? null : _batch;
    }

    protected override void Dispose(bool disposing)
    {
        _batch?.Dispose();
        foreach (KeyCursor? cursor in _cursors)
            cursor?.Dispose();
    }

    /// <summary>The distinct first keys of a scan; <see cref="ulong.MaxValue"/> at the end.</summary>
    private sealed class KeyCursor : IDisposable
    {
        private readonly QuadScan _scan;
        private readonly ulong[] _keys = new ulong[Batch.Capacity];
        private readonly long[] _counts = new long[Batch.Capacity];
        private int _count;
        private int _position;

        public KeyCursor(QuadScan scan)
        {
            _scan = scan;
            Advance();
        }

        public ulong Key { get; private set; }

        public void Advance()
        {
            if (_position == _count)
            {
                _count = _scan.NextRuns(_keys, _counts);
                _position = 0;
            }

            Key = _count == 0 ? ulong.MaxValue : _keys[_position++];
        }

        public void Dispose() => _scan.Dispose();
    }
}
