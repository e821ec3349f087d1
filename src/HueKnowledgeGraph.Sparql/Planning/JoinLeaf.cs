namespace HueKnowledgeGraph.Sparql;

/// <summary>One input of a join order: a triple pattern with its access paths, or an operator that was planned on its own.</summary>
internal sealed class JoinLeaf
{
    /// <summary>Variables that it binds in every row; only these are join keys for the planner.</summary>
    public required IReadOnlySet<Variable> Variables { get; init; }

    /// <summary>Ways to read a triple pattern; empty for an operator.</summary>
    public IReadOnlyList<AccessPath> Paths { get; init; } = [];

    /// <summary>The access paths, or a single null for an operator.</summary>
    public IEnumerable<AccessPath?> ReadingPaths => Operator is null ? Paths : Enumerable.Repeat<AccessPath?>(null, 1);

    /// <summary>Triple terms to match after the scan.</summary>
    public IReadOnlyList<(Variable Variable, PatternTerm.Triple Pattern)> Matches { get; init; } = [];

    /// <summary>The operator; null for a triple pattern.</summary>
    public QueryOperator? Operator { get; init; }

    /// <summary>Rows.</summary>
    public required double Rows { get; init; }

    /// <summary>Distinct values of each variable.</summary>
    public required IReadOnlyDictionary<Variable, double> Distinct { get; init; }
}
