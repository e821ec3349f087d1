namespace HueKnowledgeGraph.Sparql;

/// <summary>The edges of a path expression as adjacency lists over dense node numbers.</summary>
/// <remarks>Nodes are numbered in order of first appearance; the targets of node n are
/// <c>_targets[_offsets[n].._offsets[n + 1]]</c>.</remarks>
internal sealed class EdgeTable : PathStep
{
    private readonly KeyTable _nodes;
    private readonly MemoryCharge _charge;
    private int[] _offsets = [];
    private int[] _targets = [];

    /// <param name="context">The query.</param>
    /// <param name="edges">Gives edges as two columns, source and target; read to its end here.</param>
    /// <param name="isInverse">Follows the edges backward.</param>
    public EdgeTable(QueryContext context, QueryOperator edges, bool isInverse)
    {
        _nodes = new KeyTable(context, 1, "a property path");
        _charge = new MemoryCharge(context, "a property path");
        int[] sources = [];
        int[] targets = [];
        int count = 0;
        while (edges.Next() is { } batch)
        {
            if (count + batch.RowCount > sources.Length)
            {
                int length = Math.Max(count + batch.RowCount, 2 * sources.Length);
                _charge.Add(3L * sizeof(int) * (length - sources.Length));
                Array.Resize(ref sources, length);
                Array.Resize(ref targets, length);
            }

            _nodes.FindOrAdd(batch, isInverse ? [1] : [0], sources.AsSpan(count));
            _nodes.FindOrAdd(batch, isInverse ? [0] : [1], targets.AsSpan(count));
            count += batch.RowCount;
        }

        Build(sources.AsSpan(0, count), targets.AsSpan(0, count));
    }

    /// <summary>Number of nodes; all have an edge.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>Id of a node.</summary>
    public ulong IdOf(int node) => _nodes.Column(0)[node];

    /// <summary>Number of a node, or -1 if it has no edge.</summary>
    public int NumberOf(ulong id) => _nodes.Find(id);

    /// <summary>Nodes one step from a node; one may come twice.</summary>
    public ReadOnlySpan<int> Targets(int node) => _targets.AsSpan(_offsets[node].._offsets[node + 1]);

    public override void Expand(ReadOnlySpan<ulong> sources, List<ulong> targets)
    {
        foreach (ulong source in sources)
        {
            int node = NumberOf(source);
            if (node < 0)
                continue;
            foreach (int target in Targets(node))
                targets.Add(IdOf(target));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _nodes.Dispose();
        _charge.Dispose();
    }

    private void Build(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        _charge.Add(2L * sizeof(int) * (_nodes.Count + 1));
        _offsets = new int[_nodes.Count + 1];
        foreach (int source in sources)
            _offsets[source + 1]++;
        for (int i = 0; i < _nodes.Count; i++)
            _offsets[i + 1] += _offsets[i];
        _targets = new int[sources.Length];
        int[] next = _offsets[..^1];
        for (int i = 0; i < sources.Length; i++)
            _targets[next[sources[i]]++] = targets[i];
    }
}
