namespace HueKnowledgeGraph.Mapping;

/// <summary>Predicates and objects that go together, every one with every one.</summary>
internal sealed record PredicateObjectMap(MappingMark Mark)
{
    /// <summary>The predicates.</summary>
    public required IReadOnlyList<TermMap> Predicates { get; init; }

    /// <summary>The objects.</summary>
    public required IReadOnlyList<ObjectMap> Objects { get; init; }

    /// <summary>Graphs besides those of the triples map; when there are any the triples map's own are used too, as RML says.</summary>
    public IReadOnlyList<TermMap> Graphs { get; init; } = [];

    /// <summary>The quads are made only if this is true.</summary>
    public ExpressionMap? Condition { get; init; }
}
