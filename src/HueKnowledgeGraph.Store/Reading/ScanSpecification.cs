namespace HueKnowledgeGraph.Store;

/// <summary>What one scan delivers: an order, the bound leading keys, a range on the first free key, and the graphs.</summary>
/// <remarks>
/// <para>With order Pos and prefix [p, o] the only free key is the subject; with prefix [p] the free keys are object and subject, in this
/// order, and rows come sorted by them. A scan that needs another set of bound positions filters, which is the caller's business.</para>
/// <para>With order Gspo the graph is a key, so every quad is a row of its own whatever the selection: the selection then only says which
/// graphs are looked at (all of them, with or without the default graph, or the listed ones).</para>
/// </remarks>
/// <param name="Order">The sort order.</param>
/// <param name="Prefix">Ids of the bound leading keys, 0 to all of them.</param>
/// <param name="Graphs">Where to look.</param>
public sealed record ScanSpecification(QuadOrder Order, ReadOnlyMemory<ulong> Prefix, GraphSelection Graphs)
{
    /// <summary>Smallest id of the first free key, inclusive. Default 0.</summary>
    public ulong FirstKeyFrom { get; init; }

    /// <summary>Upper bound of the first free key, exclusive. Default: no bound.</summary>
    public ulong FirstKeyBelow { get; init; } = ulong.MaxValue;

    /// <summary>Number of key columns of the order: 3, or 4 with <see cref="QuadOrder.Gspo"/>.</summary>
    public int KeyCount => Order == QuadOrder.Gspo ? 4 : 3;

    /// <summary>Number of free keys, which are the columns that the scan delivers.</summary>
    public int FreeKeyCount => KeyCount - Prefix.Length;
}
