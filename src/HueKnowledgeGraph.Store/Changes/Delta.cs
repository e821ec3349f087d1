namespace HueKnowledgeGraph.Store;

/// <summary>What the commits behind a store's segments changed: a tree for each order. Never changes; thread safe.</summary>
internal sealed class Delta
{
    /// <summary>Memory of an entry in all orders, about.</summary>
    public const long BytesEach = 220;

    private readonly DeltaTree[] _orders;

    private Delta(DeltaTree[] orders) => _orders = orders;

    public static Delta Empty { get; } = new([.. Enumerable.Repeat(DeltaTree.Empty, 5)]);

    /// <summary>True iff the segments hold just what the version holds.</summary>
    public bool IsEmpty => _orders[0].Root is null;

    /// <summary>All entries.</summary>
    public DeltaCounts Counts => _orders[0].Counts;

    /// <summary>The tree of an order.</summary>
    public DeltaTree this[QuadOrder order] => _orders[(int)order];

    /// <summary>The delta with edits made.</summary>
    /// <param name="edits">Keys in order Spo, ascending, each once.</param>
    public Delta Apply(ReadOnlySpan<DeltaEdit> edits)
    {
        if (edits.IsEmpty)
            return this;
        var orders = new DeltaTree[_orders.Length];
        DeltaEdit[] sorted = new DeltaEdit[edits.Length];
        for (var order = QuadOrder.Pso; order <= QuadOrder.Gspo; order++)
        {
            for (int i = 0; i < edits.Length; i++)
            {
                QuadKeys quad = edits[i].Key;
                sorted[i] = edits[i] with { Key = QuadKeys.Of(order, quad.First, quad.Second, quad.Third, quad.Fourth) };
            }

            if (order != QuadOrder.Spo)
                Array.Sort(sorted);
            orders[(int)order] = _orders[(int)order].Apply(sorted);
        }

        return new Delta(orders);
    }
}
