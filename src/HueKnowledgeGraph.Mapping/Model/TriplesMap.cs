namespace HueKnowledgeGraph.Mapping;

/// <summary>One mapping on one source: RML's triples map, with the computed values of our extension.</summary>
internal sealed record TriplesMap(MappingMark Mark, string Name, LogicalSource Source)
{
    /// <summary>Subject maps; several make the same statements about several things.</summary>
    public required IReadOnlyList<TermMap> Subjects { get; init; }

    /// <summary>What is said of the subjects.</summary>
    public required IReadOnlyList<PredicateObjectMap> PredicateObjects { get; init; }

    /// <summary>Graph maps; empty: the graph of the source.</summary>
    public IReadOnlyList<TermMap> Graphs { get; init; } = [];

    /// <summary>The mapping makes quads only if this is true.</summary>
    public ExpressionMap? Condition { get; init; }

    /// <summary>Columns that must have a value.</summary>
    public IReadOnlyList<RequiredColumn> Required { get; init; } = [];

    /// <summary>Computed values, in order; each may use those before.</summary>
    public IReadOnlyList<NamedExpression> Let { get; init; } = [];

    /// <summary>The mapping is run once for each value of this, if it is not null.</summary>
    public NamedExpression? Each { get; init; }
}

/// <summary>A column that must have a value.</summary>
internal sealed record RequiredColumn(MappingMark Mark, string Name);

/// <summary>A computed value and its name.</summary>
internal sealed record NamedExpression(MappingMark Mark, string Name, ExpressionMap Value);
