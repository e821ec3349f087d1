namespace HueKnowledgeGraph.Rdf;

/// <summary>What an element hands down to those in it: base, language, direction and version.</summary>
/// <param name="Iris">Resolves against the base in scope.</param>
/// <param name="Language">xml:lang, or empty.</param>
/// <param name="Direction">its:dir; counts only together with a language and version 1.2.</param>
/// <param name="IsVersion12">rdf:version says 1.2.</param>
internal sealed record RdfXmlScope(IriResolver Iris, string Language, BaseDirection Direction, bool IsVersion12);
