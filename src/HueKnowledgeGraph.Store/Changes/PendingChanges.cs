namespace HueKnowledgeGraph.Store;

/// <summary>Which quads are to be there and which not, whatever there is now; the last word on a quad counts. Not thread safe.</summary>
/// <remarks>Kept graph by graph, so that emptying a graph costs what is known of it.</remarks>
internal sealed class PendingChanges
{
    /// <summary>Memory of one change here and in a delta, about.</summary>
    public const int BytesEach = 300;

    private readonly Dictionary<ulong, Dictionary<TripleKeys, bool>> _graphs = [];
    private Dictionary<TripleKeys, bool>? _lastGraph;
    private ulong _lastGraphId;

    /// <summary>Quads that something was said of.</summary>
    public int Count { get; private set; }

    /// <summary>Says whether a quad is to be there.</summary>
    public void Set(ulong subject, ulong predicate, ulong @object, ulong graph, bool isPresent)
    {
        if (_lastGraph is null || _lastGraphId != graph)
        {
            _lastGraphId = graph;
            if (!_graphs.TryGetValue(graph, out _lastGraph))
                _graphs.Add(graph, _lastGraph = []);
        }

        int before = _lastGraph.Count;
        _lastGraph[new TripleKeys(subject, predicate, @object)] = isPresent;
        Count += _lastGraph.Count - before;
    }

    /// <summary>Says of all quads of a graph that were spoken of that they are not to be there.</summary>
    public void RemoveGraph(ulong graph)
    {
        if (!_graphs.TryGetValue(graph, out Dictionary<TripleKeys, bool>? triples))
            return;
        foreach (TripleKeys triple in triples.Keys.ToArray())
            triples[triple] = false;
    }

    /// <summary>All changes, ascending.</summary>
    public QuadChange[] Sorted()
    {
        var changes = new QuadChange[Count];
        int next = 0;
        foreach ((ulong graph, Dictionary<TripleKeys, bool> triples) in _graphs)
        {
            foreach ((TripleKeys triple, bool isPresent) in triples)
                changes[next++] = new QuadChange(new QuadKeys(triple.Subject, triple.Predicate, triple.Object, graph), isPresent);
        }

        Array.Sort(changes);
        return changes;
    }

    public void Clear()
    {
        _graphs.Clear();
        _lastGraph = null;
        Count = 0;
    }

    private readonly record struct TripleKeys(ulong Subject, ulong Predicate, ulong Object)
    {
        public override int GetHashCode() => (int)((((((Subject * 0x9E37_79B9_7F4A_7C15) ^ Predicate) * 0x9E37_79B9_7F4A_7C15) ^ Object) * 0x9E37_79B9_7F4A_7C15) >> 32);
    }
}
