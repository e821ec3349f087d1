namespace HueKnowledgeGraph.Sparql;

/// <summary>Joins two inputs that are sorted by the same variable, in one pass; the order is kept.</summary>
/// <remarks>
/// <para>Requires: both inputs bind every shared variable in every row, and are sorted by <c>key</c> first. Other shared variables
/// are compared pair by pair.</para>
/// <para>Where one side has few keys, the other skips: rows between are not decoded.</para>
/// </remarks>
internal sealed partial class MergeJoinOperator : QueryOperator
{
    private const int SparseShare = 16; // fewer than one row in 16 used: skipping beats reading on

    private readonly QueryOperator _left;
    private readonly QueryOperator _right;
    private readonly JoinKind _kind;
    private readonly JoinColumns _columns;
    private readonly (int Left, int Right)[] _otherKeys;
    private readonly Variable _key;
    private readonly int _leftKey;
    private readonly int[] _leftRows = new int[Batch.Capacity];
    private readonly int[] _rightRows = new int[Batch.Capacity];
    private readonly RowWindow _window;
    private Batch? _output;
    private Batch? _probe;
    private int _row;
    private int _pairCount;
    private int _runEnd; // the run of the current key: window rows Start to _runEnd
    private int _runPosition;
    private ulong _runKey;
    private bool _hasRun;
    private bool _rowMatched;
    private int _rowsUsed;
    private bool _isFirstPull = true;

    public MergeJoinOperator(
        QueryContext context, QueryOperator left, QueryOperator right, JoinKind kind, IReadOnlySet<Variable>? required = null)
        : this(context, left, right, kind, new JoinColumns(left, right, required))
    {
    }

    private MergeJoinOperator(QueryContext context, QueryOperator left, QueryOperator right, JoinKind kind, JoinColumns columns)
        : base(context, kind is JoinKind.Inner or JoinKind.Left ? columns.Layout : left.Layout)
    {
        if (columns.Checks.Length > 0 || left.SortedBy.Count == 0 || right.SortedBy.Count == 0 || left.SortedBy[0] != right.SortedBy[0])
            throw new ArgumentException("A merge join needs two inputs sorted by one variable that both always bind.");
        _left = left;
        _right = right;
        _kind = kind;
        _columns = columns;
        _key = left.SortedBy[0];
        _leftKey = left.Layout.ColumnOf(_key);
        _otherKeys = [.. columns.Keys.Where(pair => pair.Left != _leftKey)];
        _window = new RowWindow(context, right, right.Layout.ColumnOf(_key));
        Certain = new HashSet<Variable>(Layout.Variables.Where(v =>
            left.Certain.Contains(v) || (kind == JoinKind.Inner && right.Certain.Contains(v))));
        SortedBy = Layout.ColumnOf(_key) >= 0 ? [.. left.SortedBy.TakeWhile(v => Layout.ColumnOf(v) >= 0)] : [];
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_left, _right];

    public override string Describe() => $"Merge join {_kind.ToString().ToLowerInvariant()} on {_key}";

    public override bool CanSeek => SortedBy.Count > 0 && _left.CanSeek;

    public override void SeekTo(ulong key) => _left.SeekTo(key);

    protected override Batch? NextCore()
    {
        if (_kind is not (JoinKind.Inner or JoinKind.Left))
            return NextFiltered();
        _output ??= new Batch(Layout.Count);
        _output.RowCount = 0;
        while (_output.RowCount + _pairCount < Batch.Capacity)
        {
            if (_probe is null || _row == _probe.RowCount)
            {
                if (!NextProbe())
                    break;
            }
            else if (HasRun(_probe.Rows(_leftKey)[_row]))
            {
                AddRun();
            }
            else if (_kind == JoinKind.Left)
            {
                AddPair(-1);
                NextRow();
            }
            else if (!SkipLeft())
            {
                break;
            }
        }

        Flush();
        return _output.RowCount > 0 ? _output : null;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _window.Dispose();
        _output?.Dispose();
    }

    private bool NextProbe()
    {
        Flush();
        _probe = _kind == JoinKind.Inner && _window.IsExhausted ? null : _left.Next();
        NextRow();
        _row = 0;
        return _probe is not null;
    }

    private void NextRow()
    {
        _row++;
        _runPosition = _window.Start;
        _rowMatched = false;
    }

    /// <summary>Finds the run of right rows with a key; false if there is none.</summary>
    private bool HasRun(ulong key)
    {
        if (_hasRun && _runKey == key)
            return true;
        _hasRun = false;
        _window.Advance(key);
        while (_window.Start == _window.Count)
        {
            if (!Pull(key))
                return false;
            _window.Advance(key);
        }

        if (_window.Key(_window.Start) != key)
            return false;
        _runEnd = _window.Start + 1;
        while (true)
        {
            while (_runEnd < _window.Count && _window.Key(_runEnd) == key)
                _runEnd++;
            if (_runEnd < _window.Count)
                break;
            int length = _runEnd - _window.Start;
            if (!Pull(null))
                break;
            _runEnd = _window.Start + length;
        }

        _hasRun = true;
        _runKey = key;
        _rowsUsed += _runEnd - _window.Start;
        _runPosition = _window.Start;
        return true;
    }

    private bool Pull(ulong? key)
    {
        Flush(); // pairs name rows by their place in the window, which changes now
        bool isSparse = _isFirstPull || _rowsUsed * SparseShare < _window.Count;
        bool skips = key is not null && isSparse && _right.CanSeek;
        _isFirstPull = false;
        _rowsUsed = 0;
        return _window.Pull(skips ? key : null);
    }

    /// <summary>The left rows below the next right key have no partner: goes past them; false at the end.</summary>
    private bool SkipLeft()
    {
        if (_window.IsExhausted)
            return false;
        ulong key = _window.Key(_window.Start);
        ReadOnlySpan<ulong> keys = _probe!.Rows(_leftKey);
        int row = Gallop.FirstAtLeast(keys, _row, key);
        bool isSparse = row == keys.Length && (row - _row) * 2 > keys.Length;
        _row = row - 1;
        NextRow();
        if (isSparse && _left.CanSeek)
        {
            Flush();
            _left.SeekTo(key);
        }

        return true;
    }
}
