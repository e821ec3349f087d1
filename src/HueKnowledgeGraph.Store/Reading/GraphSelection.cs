namespace HueKnowledgeGraph.Store;

/// <summary>Which graphs a scan looks into, and whether rows that differ in the graph only are one row.</summary>
public sealed class GraphSelection
{
    private GraphSelection(GraphSelectionKind kind, ulong[] graphs)
    {
        Kind = kind;
        Ids = graphs;
    }

    /// <summary>All graphs, named and default, merged: each triple once. The default of queries.</summary>
    public static GraphSelection UnionOfAll { get; } = new(GraphSelectionKind.Merged, []);

    /// <summary>Every named graph (never the default graph), kept apart: one row for each graph that holds the triple.</summary>
    public static GraphSelection EachNamed { get; } = new(GraphSelectionKind.Apart, []);

    /// <summary>All graphs including the default graph, kept apart: one row for each quad.</summary>
    public static GraphSelection EachQuad { get; } = new(GraphSelectionKind.EveryQuad, []);

    /// <summary>What the selection does with its graphs.</summary>
    public GraphSelectionKind Kind { get; }

    /// <summary>Ids of the chosen graphs, ascending and distinct; empty means all (see the properties above).</summary>
    public IReadOnlyList<ulong> Graphs => Ids;

    /// <summary>As <see cref="Graphs"/>.</summary>
    internal ulong[] Ids { get; }

    /// <summary>The merge of the given graphs: each triple once. An empty list is an empty graph.</summary>
    public static GraphSelection MergeOf(IEnumerable<ulong> graphs) => new(GraphSelectionKind.MergedOf, [.. graphs.Order().Distinct()]);

    /// <summary>The given named graphs, kept apart.</summary>
    public static GraphSelection EachOf(IEnumerable<ulong> graphs) => new(GraphSelectionKind.ApartOf, [.. graphs.Order().Distinct()]);
}

/// <summary>See <see cref="GraphSelection"/>.</summary>
public enum GraphSelectionKind : byte
{
    /// <summary>All graphs, each triple once.</summary>
    Merged,

    /// <summary>The listed graphs, each triple once.</summary>
    MergedOf,

    /// <summary>All named graphs, a row per graph.</summary>
    Apart,

    /// <summary>The listed graphs, a row per graph.</summary>
    ApartOf,

    /// <summary>All graphs and the default graph, a row per quad.</summary>
    EveryQuad,
}
