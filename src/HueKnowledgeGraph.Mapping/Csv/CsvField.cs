namespace HueKnowledgeGraph.Mapping;

/// <summary>Where a field lies.</summary>
/// <param name="Start">Offset in bytes.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Quoted">True if the field was in quotes.</param>
/// <param name="InText">True if it lies in the <see cref="CsvText"/>, not in the reader's buffer.</param>
internal readonly record struct CsvField(int Start, int Length, bool Quoted, bool InText = false);
