namespace HueKnowledgeGraph.Store;

/// <summary>What a commit did.</summary>
/// <param name="Version">The version that holds it; the version before if nothing changed.</param>
/// <param name="Added">Quads that are there now and were not before.</param>
/// <param name="Removed">Quads that were there before and are not now.</param>
public sealed record CommitReport(long Version, long Added, long Removed);
