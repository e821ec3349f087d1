namespace HueKnowledgeGraph.Store;

/// <summary>A quad as four key columns, most significant first, in the sequence of some <see cref="QuadOrder"/>.</summary>
internal readonly record struct QuadKeys(ulong First, ulong Second, ulong Third, ulong Fourth) : IComparable<QuadKeys>
{
    /// <summary>The quad's columns in an order; in the first four orders the graph comes last.</summary>
    public static QuadKeys Of(QuadOrder order, ulong subject, ulong predicate, ulong @object, ulong graph) => order switch
    {
        QuadOrder.Pso => new(predicate, subject, @object, graph),
        QuadOrder.Pos => new(predicate, @object, subject, graph),
        QuadOrder.Spo => new(subject, predicate, @object, graph),
        QuadOrder.Ops => new(@object, predicate, subject, graph),
        QuadOrder.Gspo => new(graph, subject, predicate, @object),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    /// <summary>Column 0 to 3.</summary>
    public ulong this[int column] => column switch
    {
        0 => First,
        1 => Second,
        2 => Third,
        _ => Fourth,
    };

    /// <summary>True iff the first three columns are equal.</summary>
    public bool IsSameTriple(in QuadKeys other) => First == other.First && Second == other.Second && Third == other.Third;

    /// <inheritdoc/>
    public int CompareTo(QuadKeys other)
    {
        int difference = First.CompareTo(other.First);
        if (difference == 0)
            difference = Second.CompareTo(other.Second);
        if (difference == 0)
            difference = Third.CompareTo(other.Third);
        return difference == 0 ? Fourth.CompareTo(other.Fourth) : difference;
    }
}
