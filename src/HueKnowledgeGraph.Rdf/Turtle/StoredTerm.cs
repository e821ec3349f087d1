namespace HueKnowledgeGraph.Rdf;

/// <summary>A term whose bytes lie in a <see cref="TermStack"/>: three ranges and what kind it is.</summary>
/// <remarks>Value, datatype and language follow each other; at most one of the last two is there.</remarks>
internal readonly record struct StoredTerm(
    TermKind Kind, int Start, int ValueLength, int DatatypeLength = 0, int LanguageLength = 0, BaseDirection Direction = BaseDirection.None);
