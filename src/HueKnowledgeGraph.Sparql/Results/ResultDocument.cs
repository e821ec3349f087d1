namespace HueKnowledgeGraph.Sparql;

/// <summary>What a results document says: the answer to ASK, or the solutions of SELECT.</summary>
/// <param name="Answer">The answer to ASK; null for SELECT.</param>
/// <param name="Solutions">The solutions; null for ASK.</param>
public sealed record ResultDocument(bool? Answer, SolutionTable? Solutions);
