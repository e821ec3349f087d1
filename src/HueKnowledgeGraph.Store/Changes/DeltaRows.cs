namespace HueKnowledgeGraph.Store;

/// <summary>Rows that a delta adds to a scan of the segments, and takes from it, in the scan's order.</summary>
/// <remarks>A row is what the scan delivers: its free keys, then the graph where graphs are kept apart and are no key. Under the union of
/// all graphs entries count that change the triple; else those that change the quad in a selected graph.</remarks>
internal sealed class DeltaRows
{
    private readonly DeltaTree _tree;
    private readonly DeltaCursor _cursor;
    private readonly ReadOnlyMemory<ulong> _prefix;
    private readonly GraphFilter _filter;
    private readonly bool _byTriple;
    private readonly bool _isGspo;
    private readonly bool _comparesGraph;
    private readonly int _free;

    public DeltaRows(DeltaTree tree, ScanSpecification specification)
    {
        _tree = tree;
        _isGspo = specification.Order == QuadOrder.Gspo;
        _filter = new GraphFilter(specification.Graphs);
        _byTriple = _filter.Merges && _filter.SelectsAll && !_isGspo;
        _comparesGraph = !_isGspo && !_filter.Merges;
        _prefix = specification.Prefix;
        _free = specification.FreeKeyCount;
        _cursor = new DeltaCursor(tree, DeltaRange.Of(specification));
        Settle();
    }

    /// <summary>True iff nothing is left.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The row, unless <see cref="IsAtEnd"/>; columns that do not count are 0.</summary>
    public QuadKeys Row { get; private set; }

    /// <summary>Whether the row comes or goes.</summary>
    public bool IsAdded { get; private set; }

    /// <summary>Goes to the next row.</summary>
    public void Move()
    {
        _cursor.Move();
        Settle();
    }

    /// <summary>Passes over the rows of the first free key that is next, and says by how much they change the number of its rows.</summary>
    public long PassKey()
    {
        ulong key = Row.First;
        long difference = 0;
        while (!IsAtEnd && Row.First == key)
        {
            // A key with many changes: the tree counts them.
            if ((_byTriple || _filter.SelectsAll) && _cursor.LastOfLeaf[_prefix.Length] == key)
                return difference + CountKey(key);
            difference += IsAdded ? 1 : -1;
            Move();
        }

        return difference;
    }

    private long CountKey(ulong key)
    {
        QuadKeys end = KeysOf(key + 1);
        DeltaCounts counts = _tree.Count(new DeltaRange(_cursor.Current.Key, end));
        _cursor.SeekTo(end);
        Settle();
        return _byTriple ? counts.TriplesAdded - counts.TriplesRemoved : counts.Added - counts.Removed;
    }

    /// <summary>The smallest keys with a first free key.</summary>
    private QuadKeys KeysOf(ulong key)
    {
        Span<ulong> keys = stackalloc ulong[4];
        keys.Clear();
        _prefix.Span.CopyTo(keys);
        keys[_prefix.Length] = key;
        return new QuadKeys(keys[0], keys[1], keys[2], keys[3]);
    }

    /// <summary>Goes forward to the first row whose first free key is at least <paramref name="key"/>.</summary>
    public void SeekTo(ulong key)
    {
        if (IsAtEnd || Row.First >= key)
            return;
        _cursor.SeekTo(KeysOf(key));
        Settle();
    }

    /// <summary>Passes over entries that do not count.</summary>
    private void Settle()
    {
        while (!_cursor.IsAtEnd)
        {
            ref readonly DeltaEdit entry = ref _cursor.Current;
            DeltaFlags flags = _byTriple ? (DeltaFlags)((int)entry.Flags >> 2) : entry.Flags;
            flags &= DeltaFlags.Added | DeltaFlags.Removed;
            if (flags != DeltaFlags.None && (_byTriple || _filter.Selects(_isGspo ? entry.Key.First : entry.Key.Fourth)))
            {
                IsAdded = flags == DeltaFlags.Added;
                Row = RowOf(entry.Key);
                return;
            }

            _cursor.Move();
        }

        IsAtEnd = true;
    }

    private QuadKeys RowOf(in QuadKeys key)
    {
        int bound = _prefix.Length;
        return new QuadKeys(
            _free > 0 ? key[bound] : 0,
            _free > 1 ? key[bound + 1] : 0,
            _free > 2 ? key[bound + 2] : 0,
            _free > 3 || _comparesGraph ? key.Fourth : 0);
    }
}
