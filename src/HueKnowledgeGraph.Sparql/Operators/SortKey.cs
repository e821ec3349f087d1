namespace HueKnowledgeGraph.Sparql;

/// <summary>One compiled key of ORDER BY.</summary>
/// <param name="Value">Gives the key's ids; an error sorts as unbound.</param>
/// <param name="IsDescending">Largest first.</param>
/// <param name="Text">For EXPLAIN.</param>
internal sealed record SortKey(BatchExpression Value, bool IsDescending, string Text);
