namespace HueKnowledgeGraph.Sparql;

/// <summary>Breadth-first searches over one <see cref="EdgeTable"/>, from one source after the other, in the same buffers.</summary>
internal sealed class ReachableNodes : IDisposable
{
    private const int NodesPerPoll = 1 << 14;

    private readonly QueryContext _context;
    private readonly EdgeTable _edges;
    private readonly PathRange _range;
    private readonly MemoryCharge _charge;
    private readonly int[] _seenIn; // number of the last search that reached a node
    private readonly int[] _queue;
    private int _search;
    private int _length;
    private int _untilPoll = NodesPerPoll;

    public ReachableNodes(QueryContext context, EdgeTable edges, PathRange range)
    {
        _context = context;
        _edges = edges;
        _range = range;
        _charge = new MemoryCharge(context, "a property path");
        _charge.Add(2L * sizeof(int) * edges.NodeCount);
        _seenIn = new int[edges.NodeCount];
        _queue = new int[edges.NodeCount];
    }

    /// <summary>What the last search found.</summary>
    public ReadOnlySpan<int> Last => _queue.AsSpan(0, _length);

    /// <summary>All nodes that a source reaches, each once; valid until the next call.</summary>
    public ReadOnlySpan<int> From(int source)
    {
        _search++;
        _length = 0;
        if (_range.AllowsZero)
            Reach(source);
        Follow(source);
        // The source's own edges have been followed: with zero steps it stands first and is passed over.
        for (int head = _range.AllowsZero ? 1 : 0; _range.IsUnbounded && head < _length; head++)
            Follow(_queue[head]);
        return Last;
    }

    public void Dispose() => _charge.Dispose();

    private void Follow(int node)
    {
        if (--_untilPoll <= 0)
        {
            _context.Poll();
            _untilPoll = NodesPerPoll;
        }

        ReadOnlySpan<int> targets = _edges.Targets(node);
        _untilPoll -= targets.Length >> 4;
        foreach (int target in targets)
            Reach(target);
    }

    private void Reach(int node)
    {
        if (_seenIn[node] == _search)
            return;
        _seenIn[node] = _search;
        _queue[_length++] = node;
    }
}
