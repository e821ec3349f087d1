namespace HueKnowledgeGraph.Rdf;

public sealed partial record TripleTerm
{
    /// <summary>Reads the canonical text that <see cref="TermSpan.Value"/> holds for a triple term.</summary>
    internal static TripleTerm Parse(ReadOnlySpan<byte> canonicalText) =>
        throw new InvalidOperationException($"A triple term of {canonicalText.Length} bytes reached a build without its reader.");
}
