namespace HueKnowledgeGraph.Fuzz;

/// <summary>The reference is slow: it gives up on intermediate results beyond some size.</summary>
internal sealed class ReferenceLimitException : Exception;
