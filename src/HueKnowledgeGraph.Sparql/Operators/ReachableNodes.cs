namespace HueKnowledgeGraph.Sparql;

/// <summary>Breadth-first searches over one <see cref="EdgeTable"/>, from one source after the other, in the same buffers.</summary>
internal sealed class ReachableNodes(EdgeTable edges, PathRange range)
{
    private readonly int[] _seenIn = new int[edges.NodeCount]; // number of the last search that reached a node
    private readonly int[] _queue = new int[edges.NodeCount];
    private int _search;
    private int _length;

    /// <summary>What the last search found.</summary>
    public ReadOnlySpan<int> Last => _queue.AsSpan(0, _length);

    /// <summary>All nodes that a source reaches, each once; valid until the next call.</summary>
    public ReadOnlySpan<int> From(int source)
    {
        _search++;
        _length = 0;
        if (range.AllowsZero)
            Reach(source);
        foreach (int target in edges.Targets(source))
            Reach(target);
        // The source's own edges have been followed: with zero steps it stands first and is passed over.
        for (int head = range.AllowsZero ? 1 : 0; range.IsUnbounded && head < _length; head++)
        {
            foreach (int target in edges.Targets(_queue[head]))
                Reach(target);
        }

        return Last;
    }

    private void Reach(int node)
    {
        if (_seenIn[node] == _search)
            return;
        _seenIn[node] = _search;
        _queue[_length++] = node;
    }
}
