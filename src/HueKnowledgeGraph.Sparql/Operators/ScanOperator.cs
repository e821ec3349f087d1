using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads the rows of a triple pattern in one sort order.</summary>
/// <remarks>Only columns of the layout are decoded, and those that a filter needs (a constant behind a free key, a variable that stands
/// in two positions).</remarks>
internal sealed class ScanOperator : QueryOperator
{
    private const int GraphKey = 3;
    private const int SmallFetch = 256; // rows asked for at first and after a skip; doubled each time, as more proves to be wanted

    private readonly AccessPath _path;
    private readonly ulong[][] _buffers = [[], [], [], []]; // free keys 0 to 2 that only filters need, and the graph
    private readonly int[] _columnOfKey = [-1, -1, -1, -1]; // batch column of free keys 0 to 2 and of the graph
    private readonly List<(int Key, ulong Id)> _constants = [];
    private readonly List<(int Key, int Other)> _equalities = [];
    private Batch? _batch;
    private QuadScan? _scan;
    private int[] _selection = [];
    private int _fetch = SmallFetch;

    /// <param name="context">The query.</param>
    /// <param name="path">What is read and in which order.</param>
    /// <param name="required">Variables whose columns are wanted; null: all.</param>
    public ScanOperator(QueryContext context, AccessPath path, IReadOnlySet<Variable>? required = null)
        : base(context, new VariableLayout(path.Pattern.Variables.Where(v => required is null || required.Contains(v))))
    {
        _path = path;
        Certain = new HashSet<Variable>(Layout.Variables);
        Variable?[] keys = new Variable?[4];
        for (int key = 0; key < 3 - path.PrefixLength; key++)
        {
            PatternSlot slot = path.Pattern[AccessPath.Positions(path.Order)[key + path.PrefixLength]];
            keys[key] = slot.Variable;
            if (slot.IsBound)
                _constants.Add((key, slot.Id));
        }

        keys[GraphKey] = path.Pattern.Graph.Variable;
        for (int key = 0; key <= GraphKey; key++)
            PlaceKey(key, keys);
        SortedBy = [.. keys.Take(3).TakeWhile(v => v is not null && Layout.ColumnOf(v) >= 0).Select(v => v!).Distinct()];
    }

    /// <summary>What is read and how.</summary>
    public AccessPath Path => _path;

    public override string Describe() => $"Scan {_path.Pattern.Describe(Context)} ({_path.Order.ToString().ToUpperInvariant()})";

    public override bool CanSeek => SortedBy.Count > 0;

    protected override (long Read, long Skipped) Pages => _scan?.Pages ?? (0, 0);

    public override void SeekTo(ulong key)
    {
        if (_path.Pattern.IsImpossible)
            return;
        Open().SeekTo(key);
        _fetch = SmallFetch;
    }

    protected override Batch? NextCore()
    {
        if (_path.Pattern.IsImpossible)
            return null;
        QuadScan scan = Open();
        Batch batch = _batch!;
        while (true)
        {
            int count = scan.Next(Target(0), Target(1), Target(2), Target(GraphKey));
            if (count == 0)
                return null;
            _fetch = Math.Min(Batch.Capacity, 2 * _fetch);
            batch.RowCount = count;
            if (_constants.Count > 0 || _equalities.Count > 0)
                FilterRows(batch);
            if (batch.RowCount > 0)
                return batch;
            Context.Poll();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _scan?.Dispose();
        _batch?.Dispose();
    }

    private void PlaceKey(int key, Variable?[] keys)
    {
        if (keys[key] is not { } variable)
            return;
        int first = Array.IndexOf(keys, variable);
        if (first < key)
            _equalities.Add((first, key));
        else
            _columnOfKey[key] = Layout.ColumnOf(variable);
    }

    private QuadScan Open()
    {
        if (_scan is not null)
            return _scan;
        _batch = new Batch(Layout.Count);
        int freeKeys = 3 - _path.PrefixLength;
        foreach (int key in _constants.Select(c => c.Key).Concat(_equalities.SelectMany(e => new[] { e.Key, e.Other })))
        {
            if (_columnOfKey[key] < 0)
                _buffers[key] = new ulong[Batch.Capacity];
        }

        if (freeKeys > 0 && Array.TrueForAll(_columnOfKey, c => c < 0) && Array.TrueForAll(_buffers, b => b.Length == 0))
            _buffers[0] = new ulong[Batch.Capacity];
        if (_constants.Count > 0 || _equalities.Count > 0)
            _selection = new int[Batch.Capacity];
        return _scan = Context.Snapshot.OpenScan(_path.Specification);
    }

    private Span<ulong> Target(int key)
    {
        Span<ulong> target = _columnOfKey[key] >= 0 ? _batch!.Column(_columnOfKey[key]) : _buffers[key];
        return target.IsEmpty ? target : target[.._fetch];
    }

    private void FilterRows(Batch batch)
    {
        int kept = 0;
        for (int row = 0; row < batch.RowCount; row++)
        {
            bool matches = true;
            foreach ((int key, ulong id) in _constants)
                matches &= Target(key)[row] == id;
            foreach ((int key, int other) in _equalities)
                matches &= Target(key)[row] == Target(other)[row];
            _selection[kept] = row;
            kept += matches ? 1 : 0;
        }

        batch.Keep(_selection.AsSpan(0, kept));
    }
}
