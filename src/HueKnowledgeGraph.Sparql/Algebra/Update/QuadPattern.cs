namespace HueKnowledgeGraph.Sparql;

/// <summary>A triple pattern in a graph: part of a template, or of data. Blank nodes are constants, new for each solution.</summary>
/// <param name="Triple">The triple.</param>
/// <param name="Graph">IRI or variable; null: the graph of WITH, or else the default graph.</param>
public sealed record QuadPattern(TriplePattern Triple, PatternTerm? Graph);
