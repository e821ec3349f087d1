namespace HueKnowledgeGraph.Store;

/// <summary>What an entry of a <see cref="DeltaTree"/> says of its quad and of the quad's triple.</summary>
[Flags]
internal enum DeltaFlags : byte
{
    /// <summary>Nothing: an edit with it takes the entry out.</summary>
    None = 0,

    /// <summary>The segments do not hold the quad, the version does.</summary>
    Added = 1,

    /// <summary>The segments hold the quad, the version does not.</summary>
    Removed = 2,

    /// <summary>No graph of the segments holds the triple, some graph of the version does; on one entry of the triple only.</summary>
    TripleAdded = 4,

    /// <summary>Some graph of the segments holds the triple, no graph of the version does; on one entry of the triple only.</summary>
    TripleRemoved = 8,
}
