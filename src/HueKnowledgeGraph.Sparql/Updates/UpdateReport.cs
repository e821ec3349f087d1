namespace HueKnowledgeGraph.Sparql;

/// <summary>What an update request did.</summary>
/// <param name="Version">The version that holds it; the version before if nothing changed.</param>
/// <param name="Added">Quads that are there now and were not before.</param>
/// <param name="Removed">Quads that were there before and are not now.</param>
/// <param name="Operations">Operations of the request.</param>
/// <param name="Notes">Sentences for the person who asked: what an operation left undone because of SILENT, or why it may have found nothing.</param>
public sealed record UpdateReport(long Version, long Added, long Removed, int Operations, IReadOnlyList<string> Notes);
