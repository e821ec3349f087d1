using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>What the graph says of one thing: its statements and those of the nodes that hang below it, and what points at it.</summary>
/// <remarks>Found by id ranges of the dictionary and by two sorted scans; the cost grows with the thing, not with the graph.</remarks>
internal sealed class ThingDescription : IDisposable
{
    private const int BatchRows = 512;
    private readonly IQuadSnapshot _snapshot;
    private readonly IDisposable? _owner;
    private readonly long? _incomingCount;
    private readonly List<ulong> _nodes;
    private readonly HashSet<ulong> _nodeSet;

    private ThingDescription(IQuadSnapshot snapshot, string iri, string version, List<ulong> nodes, long? incomingCount, IDisposable? owner)
    {
        _snapshot = snapshot;
        _owner = owner;
        _incomingCount = incomingCount;
        Version = version;
        Iri = iri;
        _nodes = nodes;
        _nodeSet = [.. nodes];
    }

    /// <summary>The thing.</summary>
    public string Iri { get; }

    /// <summary>Changes whenever what is known of the thing may have changed.</summary>
    public string Version { get; }

    /// <summary>Where it is described, with the names of what it mentions.</summary>
    public IQuadSnapshot Snapshot => _snapshot;

    /// <summary>The thing's own id first, then the nodes below it in order.</summary>
    public IReadOnlyList<ulong> Nodes => _nodes;

    /// <summary>The thing's own id.</summary>
    public ulong Id => _nodes[0];

    /// <summary>
    /// Finds a thing; null if the graph says nothing of it and nothing points at it, even if things hang below its name: <c>id/object</c> is
    /// no thing.
    /// </summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="iri">The thing's name.</param>
    /// <param name="version">Its <see cref="Version"/>.</param>
    /// <param name="incomingCount">Number of statements with the thing as object, if the snapshot does not hold them all.</param>
    /// <param name="owner">What is disposed with the description; null: nothing.</param>
    public static ThingDescription? Find(IQuadSnapshot snapshot, string iri, string version, long? incomingCount = null, IDisposable? owner = null)
    {
        byte[] name = Encoding.UTF8.GetBytes(iri);
        if (!snapshot.Terms.TryGetId(new TermSpan(TermKind.Iri, name), out ulong id) || !IsMentioned(snapshot, id))
            return null;
        var nodes = new List<ulong> { id };
        foreach ((ulong from, ulong below) in snapshot.Terms.PrefixRanges(TermIdKind.Iri, [.. name, (byte)'/']))
        {
            for (ulong node = from; node < below; node++)
                nodes.Add(node);
        }

        return new ThingDescription(snapshot, iri, version, nodes, incomingCount, owner);
    }

    /// <summary>True iff a node is the thing or hangs below it.</summary>
    public bool Contains(ulong node) => _nodeSet.Contains(node);

    /// <summary>Statements of all graphs with a node as subject, each triple once: (predicate, object), ascending by id.</summary>
    public List<(ulong Predicate, ulong Object)> Outgoing(ulong node) => Pairs(QuadOrder.Spo, node, long.MaxValue);

    /// <summary>The first <paramref name="most"/> statements with a node as object: (predicate, subject).</summary>
    public List<(ulong Predicate, ulong Subject)> Incoming(ulong node, long most) => Pairs(QuadOrder.Ops, node, most);

    /// <summary>Number of statements with a node as object.</summary>
    public long CountIncoming(ulong node) => node == Id && _incomingCount is { } count ? count : _snapshot.CountRows(Specification(QuadOrder.Ops, node, GraphSelection.UnionOfAll));

    /// <summary>Pushes all outgoing statements of all nodes; with graph names if <paramref name="withGraphs"/>, else each triple once.</summary>
    public void WriteTo(IQuadSink sink, bool withGraphs)
    {
        using var reader = new StatementReader(_snapshot.Terms);
        ulong[] predicates = new ulong[BatchRows], objects = new ulong[BatchRows], graphs = withGraphs ? new ulong[BatchRows] : [];
        foreach (ulong node in _nodes)
        {
            using QuadScan scan = _snapshot.OpenScan(Specification(QuadOrder.Spo, node, withGraphs ? GraphSelection.EachQuad : GraphSelection.UnionOfAll));
            for (int rows; (rows = scan.Next(predicates, objects, [], graphs)) > 0;)
            {
                for (int row = 0; row < rows; row++)
                    reader.Push(sink, node, predicates[row], objects[row], withGraphs ? graphs[row] : TermId.DefaultGraph);
            }
        }
    }

    /// <summary>Lets the snapshot go.</summary>
    public void Dispose() => _owner?.Dispose();

    private static bool IsMentioned(IQuadSnapshot snapshot, ulong id) => HasRow(snapshot, QuadOrder.Spo, id) || HasRow(snapshot, QuadOrder.Ops, id);

    private static bool HasRow(IQuadSnapshot snapshot, QuadOrder order, ulong id)
    {
        using QuadScan scan = snapshot.OpenScan(Specification(order, id, GraphSelection.UnionOfAll));
        return scan.Next(stackalloc ulong[1], default, default, default) > 0;
    }

    private List<(ulong First, ulong Second)> Pairs(QuadOrder order, ulong key, long most)
    {
        ulong[] first = new ulong[BatchRows], second = new ulong[BatchRows];
        var pairs = new List<(ulong, ulong)>();
        using QuadScan scan = _snapshot.OpenScan(Specification(order, key, GraphSelection.UnionOfAll));
        for (int rows; pairs.Count < most && (rows = scan.Next(first, second, [], [])) > 0;)
        {
            for (int row = 0; row < rows && pairs.Count < most; row++)
                pairs.Add((first[row], second[row]));
        }

        return pairs;
    }

    private static ScanSpecification Specification(QuadOrder order, ulong key, GraphSelection graphs) => new(order, new[] { key }, graphs);
}
