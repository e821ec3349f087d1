namespace HueKnowledgeGraph.Sparql;

/// <summary>A relation "is below", stated by edges: what is below and above a node, itself included, through any number of steps.</summary>
/// <remarks>Each closure is searched when first asked for and kept. Circles are allowed. Hierarchies are small (CIDOC-CRM: 100 classes,
/// 300 properties), so plain dictionaries do.</remarks>
internal sealed class Hierarchy
{
    private readonly Dictionary<ulong, List<ulong>> _below = [];
    private readonly Dictionary<ulong, List<ulong>> _above = [];
    private readonly Dictionary<ulong, ulong[]> _allBelow = [];
    private readonly Dictionary<ulong, ulong[]> _allAbove = [];

    /// <summary>Nodes that an edge names.</summary>
    public IEnumerable<ulong> Nodes => _below.Keys.Concat(_above.Keys).Distinct();

    public void Add(ulong below, ulong above)
    {
        Targets(_below, above).Add(below);
        Targets(_above, below).Add(above);
    }

    /// <summary>The node and all below it, ascending.</summary>
    public ulong[] Below(ulong node) => Closure(node, _below, _allBelow);

    /// <summary>The node and all above it, ascending.</summary>
    public ulong[] Above(ulong node) => Closure(node, _above, _allAbove);

    private static List<ulong> Targets(Dictionary<ulong, List<ulong>> edges, ulong from)
    {
        if (!edges.TryGetValue(from, out List<ulong>? targets))
            edges.Add(from, targets = []);
        return targets;
    }

    private static ulong[] Closure(ulong node, Dictionary<ulong, List<ulong>> edges, Dictionary<ulong, ulong[]> known)
    {
        if (!edges.ContainsKey(node))
            return [node];
        if (known.TryGetValue(node, out ulong[]? closure))
            return closure;
        var reached = new HashSet<ulong> { node };
        var open = new Stack<ulong>([node]);
        while (open.TryPop(out ulong next))
        {
            foreach (ulong target in edges.GetValueOrDefault(next) ?? [])
            {
                if (reached.Add(target))
                    open.Push(target);
            }
        }

        closure = [.. reached.Order()];
        known.Add(node, closure);
        return closure;
    }
}
