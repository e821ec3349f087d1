namespace HueKnowledgeGraph.Rdf;

/// <summary>How the statements of a document are laid out: graphs in order, and which blank nodes can stand without a label.</summary>
internal sealed class TurtleDocumentShape
{
    private readonly Dictionary<BlankNode, int> _uses = [];
    private readonly Dictionary<BlankNode, Term?> _home = [];
    private readonly HashSet<BlankNode> _labelled = [];

    public TurtleDocumentShape(IEnumerable<Quad> quads)
    {
        Quad[] distinct = [.. quads.Distinct()];
        foreach (Quad quad in distinct)
            Count(quad);
        Graphs = [.. distinct.GroupBy(quad => quad.Graph)
            .OrderBy(group => group.Key is null ? 0 : 1).ThenBy(group => group.Key, TermOrder.Instance)
            .Select(group => new TurtleDocumentGraph(this, group.Key, group))];
    }

    /// <summary>The default graph, then the named ones by name.</summary>
    public IReadOnlyList<TurtleDocumentGraph> Graphs { get; }

    /// <summary>True iff the node is the object of just one statement and stands in one graph only.</summary>
    public bool IsUsedOnce(BlankNode node) => !_labelled.Contains(node) && _uses.GetValueOrDefault(node) == 1;

    /// <summary>True iff nothing but its own statements speaks of the node.</summary>
    public bool IsUnused(BlankNode node) => !_labelled.Contains(node) && _uses.GetValueOrDefault(node) == 0;

    private void Count(Quad quad)
    {
        Place(quad.Subject, quad.Graph);
        Place(quad.Object, quad.Graph);
        if (quad.Object is BlankNode node)
            _uses[node] = _uses.GetValueOrDefault(node) + 1;
        if (quad.Graph is BlankNode name)
            _labelled.Add(name);
    }

    private void Place(Term term, Term? graph)
    {
        if (term is TripleTerm triple)
        {
            Label(triple.Subject);
            Label(triple.Object);
        }
        else if (term is BlankNode node && !_home.TryAdd(node, graph) && !Equals(_home[node], graph))
        {
            _labelled.Add(node);
        }
    }

    private void Label(Term term)
    {
        if (term is BlankNode node)
            _labelled.Add(node);
        else if (term is TripleTerm inner)
            Place(inner, null);
    }
}
