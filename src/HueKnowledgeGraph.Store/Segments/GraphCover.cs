namespace HueKnowledgeGraph.Store;

/// <summary>How much of a segment a graph selection selects.</summary>
internal enum GraphCover
{
    /// <summary>No graph of it.</summary>
    None,

    /// <summary>Every graph of it: rows need no test.</summary>
    All,

    /// <summary>Some of its graphs.</summary>
    Some,
}
