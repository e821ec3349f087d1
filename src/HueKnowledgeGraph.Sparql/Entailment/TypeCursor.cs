namespace HueKnowledgeGraph.Sparql;

/// <summary>Every thing with its classes, by thing: what is stated, what is above it, and what domains and ranges say.</summary>
/// <param name="stated">Rows of (thing, class).</param>
/// <param name="implied">Things (first keys) with the classes that each of them is of.</param>
/// <param name="classes">The sub-class hierarchy.</param>
internal sealed class TypeCursor(
    IReadOnlyList<RowCursor> stated, IReadOnlyList<(RowCursor Things, ulong[] Classes)> implied, Hierarchy classes) : RowCursor
{
    private readonly PriorityQueue<(RowCursor Cursor, ulong[]? Classes), ulong> _open = new();
    private readonly List<ulong> _found = [];
    private bool _isStarted;
    private ulong _thing;
    private int _next;

    public override bool Move()
    {
        Start();
        if (_next == _found.Count && !Gather())
            return false;
        Current = new KeyRow(_thing, _found[_next++], 0);
        return true;
    }

    public override void SeekTo(ulong key)
    {
        Start();
        if (_thing < key)
            _next = _found.Count;
        while (_open.TryPeek(out (RowCursor Cursor, ulong[]? Classes) top, out ulong thing) && thing < key)
        {
            _open.Dequeue();
            top.Cursor.SeekTo(key);
            Add(top.Cursor, top.Classes);
        }
    }

    protected override void Dispose(bool disposing)
    {
        foreach (RowCursor cursor in stated.Concat(implied.Select(part => part.Things)))
            cursor.Dispose();
    }

    private void Start()
    {
        if (_isStarted)
            return;
        _isStarted = true;
        foreach (RowCursor cursor in stated)
            Add(cursor, null);
        foreach ((RowCursor things, ulong[] of) in implied)
            Add(things, of);
    }

    private void Add(RowCursor cursor, ulong[]? of)
    {
        if (cursor.Move())
            _open.Enqueue((cursor, of), cursor.Current.First);
    }

    /// <summary>All classes of the next thing.</summary>
    private bool Gather()
    {
        _found.Clear();
        _next = 0;
        if (!_open.TryPeek(out _, out _thing))
            return false;
        while (_open.TryPeek(out (RowCursor Cursor, ulong[]? Classes) top, out ulong thing) && thing == _thing)
        {
            _open.Dequeue();
            _found.AddRange(top.Classes ?? classes.Above(top.Cursor.Current.Second));
            Add(top.Cursor, top.Classes);
        }

        _found.Sort();
        int kept = 0;
        for (int i = 0; i < _found.Count; i++)
        {
            if (i == 0 || _found[i] != _found[i - 1])
                _found[kept++] = _found[i];
        }

        _found.RemoveRange(kept, _found.Count - kept);
        return true;
    }
}
