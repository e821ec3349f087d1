namespace HueKnowledgeGraph.Sparql;

/// <summary>How a leaf is joined to what is already joined.</summary>
internal enum JoinMethod
{
    /// <summary>It is the first.</summary>
    None,

    /// <summary>Both sides come sorted by the key.</summary>
    Merge,

    /// <summary>The left side is sorted by id first; the leaf comes sorted.</summary>
    SortThenMerge,

    /// <summary>The leaf goes into a hash table, the left side probes.</summary>
    HashLeaf,

    /// <summary>The left side goes into a hash table, the leaf probes.</summary>
    HashLeft,
}
