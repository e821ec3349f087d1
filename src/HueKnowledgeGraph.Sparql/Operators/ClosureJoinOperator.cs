namespace HueKnowledgeGraph.Sparql;

/// <summary>Follows a path p*, p+ or p? from a variable that the input binds: each row once for each node reached.</summary>
/// <remarks>Requires: the variable's values are nodes of the graph, so that zero steps match (it stands in a triple pattern of the same graph).
/// Rows that follow each other with one value share a search.</remarks>
internal sealed class ClosureJoinOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly QueryOperator _edges;
    private readonly PathRange _range;
    private readonly bool _isInverse;
    private readonly string _text;
    private readonly int _column;
    private EdgeTable? _table;
    private ReachableNodes? _reachable;
    private Batch? _batch;
    private Batch? _output;
    private ulong[] _reached = [];
    private ulong _source;
    private int _count;
    private int _row;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="input">Binds <paramref name="source"/> in every row and does not have <paramref name="target"/>.</param>
    /// <param name="source">Where searches start.</param>
    /// <param name="target">Takes the nodes reached.</param>
    /// <param name="range">How many steps.</param>
    /// <param name="edges">One step of the path: two columns, source and target.</param>
    /// <param name="isInverse">Follows the edges backward.</param>
    /// <param name="text">For EXPLAIN.</param>
    public ClosureJoinOperator(
        QueryContext context, QueryOperator input, Variable source, Variable target, PathRange range, QueryOperator edges, bool isInverse, string text)
        : base(context, new VariableLayout(input.Layout.Variables.Append(target)))
    {
        _input = input;
        _edges = edges;
        _range = range;
        _isInverse = isInverse;
        _text = text;
        _column = input.Layout.ColumnOf(source);
        EstimatedRows = 3 * input.EstimatedRows; // a guess: hierarchies are shallow
        Certain = new HashSet<Variable>(input.Certain) { target };
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input, _edges];

    public override string Describe() => $"Follow {_text}";

    protected override Batch? NextCore()
    {
        if (_table is null)
        {
            _table = new EdgeTable(Context, _edges, _isInverse);
            _reachable = new ReachableNodes(Context, _table, _range);
            _output = new Batch(Layout.Count);
        }

        Batch output = _output!;
        output.RowCount = 0;
        while (output.RowCount < Batch.Capacity && (HasMore() || NextRow()))
        {
            int take = Math.Min(Batch.Capacity - output.RowCount, _count - _next);
            for (int i = 0; i < Layout.Count - 1; i++)
                output.Column(i).Slice(output.RowCount, take).Fill(_batch!.Rows(i)[_row]);
            _reached.AsSpan(_next, take).CopyTo(output.Column(Layout.Count - 1)[output.RowCount..]);
            output.RowCount += take;
            _next += take;
        }

        return output.RowCount == 0 ? null : output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reachable?.Dispose();
        _table?.Dispose();
        _output?.Dispose();
    }

    private bool HasMore() => _batch is not null && _next < _count;

    /// <summary>Goes to the next row that reaches anything; false at the end.</summary>
    private bool NextRow()
    {
        do
        {
            if (_batch is null || ++_row == _batch.RowCount)
            {
                _batch = _input.Next();
                _row = 0;
                if (_batch is null)
                    return false;
            }

            ulong source = _batch.Rows(_column)[_row];
            if (source != _source)
                Search(source);
            _next = 0;
        }
        while (_count == 0);
        return true;
    }

    private void Search(ulong source)
    {
        _source = source;
        int node = _table!.NumberOf(source);
        if (node < 0)
        {
            // No edge: only zero steps are left.
            _reached = [source];
            _count = _range.AllowsZero ? 1 : 0;
            return;
        }

        ReadOnlySpan<int> nodes = _reachable!.From(node);
        if (_reached.Length < nodes.Length)
            _reached = new ulong[Math.Max(nodes.Length, 2 * _reached.Length)];
        for (int i = 0; i < nodes.Length; i++)
            _reached[i] = _table.IdOf(nodes[i]);
        _count = nodes.Length;
    }
}
