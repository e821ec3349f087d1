using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>How a term is made: RML's term map, as subject, predicate, object, graph, language or datatype map.</summary>
/// <param name="Mark">Where the mapping says so.</param>
/// <param name="Value">What the term is made from.</param>
/// <param name="Kind">IRI, blank node or literal.</param>
internal sealed record TermMap(MappingMark Mark, ExpressionMap Value, TermKind Kind)
{
    /// <summary>The language map of a literal, or null.</summary>
    public ExpressionMap? Language { get; init; }

    /// <summary>The datatype map of a literal, or null.</summary>
    public TermMap? Datatype { get; init; }
}
