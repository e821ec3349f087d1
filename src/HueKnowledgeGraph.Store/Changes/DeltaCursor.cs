namespace HueKnowledgeGraph.Store;

/// <summary>Walks the entries of a <see cref="DeltaTree"/> in a range of keys, forward.</summary>
internal sealed class DeltaCursor
{
    private readonly DeltaTree _tree;
    private readonly QuadKeys? _below;
    private readonly List<(DeltaBranch Branch, int Child)> _path = [];
    private DeltaLeaf? _leaf;
    private int _place;

    public DeltaCursor(DeltaTree tree, in DeltaRange range)
    {
        _tree = tree;
        _below = range.Below;
        Descend(range.From);
        Settle();
    }

    /// <summary>True iff there is no entry left.</summary>
    public bool IsAtEnd => _leaf is null;

    /// <summary>The entry; there is one unless <see cref="IsAtEnd"/>.</summary>
    public ref readonly DeltaEdit Current => ref _leaf!.Entries[_place];

    /// <summary>The last key of the leaf that holds the entry; it may lie behind the range.</summary>
    public QuadKeys LastOfLeaf => _leaf!.Entries[^1].Key;

    /// <summary>Goes to the next entry.</summary>
    public void Move()
    {
        _place++;
        Settle();
    }

    /// <summary>Goes forward to the first entry that is not below a key.</summary>
    public void SeekTo(in QuadKeys key)
    {
        if (_leaf is null || Current.Key.CompareTo(key) >= 0)
            return;
        if (_leaf.Entries[^1].Key.CompareTo(key) >= 0)
            _place = _leaf.LowerBound(key, _place);
        else
            Descend(key);
        Settle();
    }

    private void Descend(in QuadKeys key)
    {
        _path.Clear();
        DeltaNode? node = _tree.Root;
        while (node is DeltaBranch branch)
        {
            int child = branch.ChildOf(key);
            _path.Add((branch, child));
            node = branch.Children[child];
        }

        _leaf = (DeltaLeaf?)node;
        _place = _leaf?.LowerBound(key, 0) ?? 0;
    }

    /// <summary>From behind a leaf's end to the next leaf; from behind the range to the end.</summary>
    private void Settle()
    {
        if (_leaf is null)
            return;
        if (_place == _leaf.Entries.Length)
        {
            _leaf = NextLeaf();
            _place = 0;
        }

        if (_leaf is not null && _below is { } below && Current.Key.CompareTo(below) >= 0)
            _leaf = null;
    }

    private DeltaLeaf? NextLeaf()
    {
        while (_path.Count > 0)
        {
            (DeltaBranch branch, int child) = _path[^1];
            _path.RemoveAt(_path.Count - 1);
            if (child + 1 == branch.Children.Length)
                continue;
            _path.Add((branch, child + 1));
            DeltaNode node = branch.Children[child + 1];
            while (node is DeltaBranch lower)
            {
                _path.Add((lower, 0));
                node = lower.Children[0];
            }

            return (DeltaLeaf)node;
        }

        return null;
    }
}
