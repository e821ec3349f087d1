namespace HueKnowledgeGraph.Mapping;

/// <summary>An object of a predicate-object map: a term, or the subjects of another triples map.</summary>
/// <param name="Mark">Where the mapping says so.</param>
internal abstract record ObjectMap(MappingMark Mark);

/// <summary>An object that is made from the record.</summary>
internal sealed record TermObjectMap(MappingMark Mark, TermMap Term) : ObjectMap(Mark);

/// <summary>The subjects of another triples map: RML's referencing object map.</summary>
/// <param name="Mark">Where the mapping says so.</param>
/// <param name="ParentTriplesMap">Name of the other mapping.</param>
/// <param name="Conditions">All must hold; empty: the same record of the same source.</param>
internal sealed record RefObjectMap(MappingMark Mark, string ParentTriplesMap, IReadOnlyList<JoinCondition> Conditions) : ObjectMap(Mark);

/// <summary>Two values that must be the same text.</summary>
/// <param name="Mark">Where the mapping says so.</param>
/// <param name="Child">Of the record that refers.</param>
/// <param name="Parent">Of the record that is referred to.</param>
internal sealed record JoinCondition(MappingMark Mark, ExpressionMap Child, ExpressionMap Parent);
