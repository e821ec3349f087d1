namespace HueKnowledgeGraph.Sparql;

/// <summary>Joins by a hash table over the right input, probed with the left rows in their order.</summary>
/// <remarks>
/// <para>Shared variables that both sides always bind are the hash key. The others are compared pair by pair, an unbound one being
/// compatible with all (SPARQL 1.1 Query, section 18.3). Without a key every pair is looked at.</para>
/// <para>The order of the left rows is kept, except by a left join with a condition.</para>
/// </remarks>
internal sealed partial class HashJoinOperator : QueryOperator
{
    private readonly QueryOperator _left;
    private readonly QueryOperator _right;
    private readonly JoinKind _kind;
    private readonly BatchExpression? _condition;
    private readonly JoinColumns _columns;
    private readonly IReadOnlySet<Variable>? _required;
    private readonly int _level; // how often the rows have been divided on disk
    private readonly int[] _leftKeys;
    private readonly int[] _numbers = new int[Batch.Capacity];
    private readonly int[] _leftRows = new int[Batch.Capacity];
    private readonly int[] _rightRows = new int[Batch.Capacity];
    private readonly bool[] _matched = new bool[Batch.Capacity];
    private RowTable? _rows;
    private KeyTable? _keys;
    private int[] _firstRow = [];
    private int[] _nextRow = [];
    private MemoryCharge? _chains;
    private Batch? _pairs;
    private Batch? _probe;
    private int _row;
    private int _chain;
    private bool _rowMatched;
    private int[]? _selection;
    private QueryOperator? _spilled;

    /// <param name="context">The query.</param>
    /// <param name="left">Probe side.</param>
    /// <param name="right">Build side.</param>
    /// <param name="kind">What becomes of the left rows.</param>
    /// <param name="condition">Compiles the condition for the layout of pairs; not for Minus. Then all variables are kept.</param>
    /// <param name="required">Variables that the output has to have; null: all.</param>
    public HashJoinOperator(
        QueryContext context, QueryOperator left, QueryOperator right, JoinKind kind,
        Func<VariableLayout, BatchExpression>? condition = null, IReadOnlySet<Variable>? required = null)
        : this(context, left, right, kind, condition, required, 0)
    {
    }

    private HashJoinOperator(
        QueryContext context, QueryOperator left, QueryOperator right, JoinKind kind,
        Func<VariableLayout, BatchExpression>? condition, IReadOnlySet<Variable>? required, int level)
        : this(context, left, right, kind, condition, new JoinColumns(left, right, condition is null ? required : null))
    {
        _required = required;
        _level = level;
    }

    private HashJoinOperator(
        QueryContext context, QueryOperator left, QueryOperator right, JoinKind kind,
        Func<VariableLayout, BatchExpression>? condition, JoinColumns columns)
        : base(context, kind is JoinKind.Inner or JoinKind.Left ? columns.Layout : left.Layout)
    {
        _left = left;
        _right = right;
        _kind = kind;
        _columns = columns;
        _condition = condition?.Invoke(columns.Layout);
        _leftKeys = [.. columns.Keys.Select(key => key.Left)];
        Certain = new HashSet<Variable>(Layout.Variables.Where(v =>
            left.Certain.Contains(v) || (kind == JoinKind.Inner && right.Certain.Contains(v))));
        if (kind != JoinKind.Left || condition is null)
            SortedBy = [.. left.SortedBy.TakeWhile(v => Layout.ColumnOf(v) >= 0)];
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_left, _right];

    public override string Describe()
    {
        string keys = string.Join(' ', _columns.Keys.Concat(_columns.Checks).Select(key => _left.Layout.Variables[key.Left]));
        return $"Hash join {_kind.ToString().ToLowerInvariant()}" + (keys.Length > 0 ? " on " + keys : "");
    }

    protected override Batch? NextCore()
    {
        if (_rows is null)
            Build();
        if (_spilled is not null)
            return _spilled.Next();
        if (_rows!.Count == 0 && _kind is JoinKind.Inner or JoinKind.Semi)
            return null;
        if (_condition is null && _kind is not (JoinKind.Inner or JoinKind.Left))
            return NextFiltered();
        while (true)
        {
            if (_probe is null && !NextProbe())
                return null;
            int count = FillPairs();
            if (count > 0)
            {
                if (Emit(count) is { } pairs)
                    return pairs;
                Context.Poll(); // a condition may refuse all the pairs of a left batch, which are as many as the right rows times 2,048
            }
            else if (FinishProbe() is { } rest)
            {
                return rest;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _spilled?.Dispose();
        _spilledRight?.Dispose();
        _rows?.Dispose();
        _keys?.Dispose();
        _chains?.Dispose();
        _pairs?.Dispose();
    }

    private void Build()
    {
        _rows = new RowTable(Context, _right.Layout.Count, "a hash join");
        _keys = new KeyTable(Context, _columns.Keys.Length, "a hash join");
        _chains = new MemoryCharge(Context, "a hash join");
        _pairs = new Batch(_columns.Layout.Count);
        int[] rightKeys = [.. _columns.Keys.Select(key => key.Right)];
        int[] lastRow = [];
        while (_right.Next() is { } batch)
        {
            if (IsTooMuch(batch.RowCount))
            {
                Spill(batch);
                return;
            }

            int start = _rows.Count;
            _keys.FindOrAdd(batch, rightKeys, _numbers);
            _rows.Append(batch);
            Grow(ref _nextRow, _rows.Count);
            Grow(ref _firstRow, _keys.Count);
            Grow(ref lastRow, _keys.Count);
            for (int i = 0; i < batch.RowCount; i++)
                Link(lastRow, _numbers[i], start + i + 1);
        }

        _chains.Add(-(long)lastRow.Length * sizeof(int));
    }

    /// <summary>Chains hold row number + 1, so that 0 ends them.</summary>
    private void Link(int[] lastRow, int number, int row)
    {
        if (lastRow[number] == 0)
            _firstRow[number] = row;
        else
            _nextRow[lastRow[number] - 1] = row;
        lastRow[number] = row;
    }

    private void Grow(ref int[] array, int needed)
    {
        if (needed <= array.Length)
            return;
        int length = Math.Max(Math.Max(needed, Batch.Capacity), 2 * array.Length);
        _chains!.Add((long)(length - array.Length) * sizeof(int));
        Array.Resize(ref array, length);
    }

    private bool NextProbe()
    {
        _probe = _left.Next();
        if (_probe is null)
            return false;
        _keys!.Find(_probe, _leftKeys, _numbers);
        Array.Clear(_matched, 0, _probe.RowCount);
        StartRow(0);
        return true;
    }

    private void StartRow(int row)
    {
        _row = row;
        _rowMatched = false;
        if (row < _probe!.RowCount)
            _chain = _numbers[row] < 0 ? 0 : _firstRow[_numbers[row]];
    }
}
