namespace HueKnowledgeGraph.Store;

/// <summary>A <see cref="GraphSelection"/> as a test of one graph id.</summary>
internal readonly struct GraphFilter
{
    private readonly GraphSelectionKind _kind;
    private readonly ulong[] _graphs;

    public GraphFilter(GraphSelection selection)
    {
        _kind = selection.Kind;
        _graphs = selection.Ids;
    }

    /// <summary>True iff rows that differ in the graph only are one row.</summary>
    public bool Merges => _kind is GraphSelectionKind.Merged or GraphSelectionKind.MergedOf;

    /// <summary>True iff every graph is selected.</summary>
    public bool SelectsAll => _kind is GraphSelectionKind.Merged or GraphSelectionKind.EveryQuad;

    /// <summary>True iff rows of this graph are looked at.</summary>
    public bool Selects(ulong graph) => _kind switch
    {
        GraphSelectionKind.Merged or GraphSelectionKind.EveryQuad => true,
        GraphSelectionKind.Apart => graph != TermId.DefaultGraph,
        _ => Array.BinarySearch(_graphs, graph) >= 0,
    };
}
