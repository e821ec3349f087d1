namespace HueKnowledgeGraph.Sparql;

/// <summary>One factor of a count: a triple pattern, or a pattern that is counted on its own by the one variable that it shares.</summary>
/// <param name="Variables">Variables in scope.</param>
/// <param name="Triple">The triple pattern, or null.</param>
/// <param name="Pattern">The other pattern, or null.</param>
/// <param name="Kind">Inner for what is joined; Left for OPTIONAL, Minus, Semi and Anti for what follows.</param>
internal sealed record CountMember(IReadOnlySet<Variable> Variables, ScanPattern? Triple, GraphPattern? Pattern, JoinKind Kind);
