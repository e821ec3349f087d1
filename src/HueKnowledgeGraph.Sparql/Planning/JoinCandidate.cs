namespace HueKnowledgeGraph.Sparql;

/// <summary>A partial join order: what it costs and what comes out.</summary>
internal sealed class JoinCandidate
{
    /// <summary>What the last leaf was joined to; null for a single leaf.</summary>
    public JoinCandidate? Left { get; init; }

    /// <summary>The last leaf.</summary>
    public required int Leaf { get; init; }

    /// <summary>How the last leaf is read; null for an operator.</summary>
    public AccessPath? Path { get; init; }

    /// <summary>How it was joined.</summary>
    public JoinMethod Method { get; init; }

    /// <summary>Key of a merge join.</summary>
    public Variable? Key { get; init; }

    /// <summary>Filters applied here, after the join.</summary>
    public required IReadOnlyList<Expression> Filters { get; init; }

    /// <summary>Rows after the filters.</summary>
    public required double Rows { get; init; }

    /// <summary>Sum of the estimated nanoseconds of all joins.</summary>
    public required double Cost { get; init; }

    /// <summary>Variable by which rows come sorted; null: none.</summary>
    public Variable? Sort { get; init; }

    /// <summary>Distinct values of each variable.</summary>
    public required IReadOnlyDictionary<Variable, double> Distinct { get; init; }
}
