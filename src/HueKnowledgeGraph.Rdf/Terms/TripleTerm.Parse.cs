namespace HueKnowledgeGraph.Rdf;

public sealed partial record TripleTerm
{
    /// <summary>Reads the canonical text that <see cref="TermSpan.Value"/> holds for a triple term.</summary>
    /// <exception cref="RdfSyntaxException">The text is no triple term.</exception>
    internal static TripleTerm Parse(ReadOnlySpan<byte> canonicalText)
    {
        var parser = new NTriplesTermParser([], "triple term");
        if (!canonicalText.StartsWith("<<("u8))
            throw parser.Unexpected(canonicalText, 0, "expected '<<('");
        int end = parser.ReadTriple(canonicalText, 0, out TripleTerm triple);
        if (end != canonicalText.Length)
            throw parser.Unexpected(canonicalText, end, "expected the end of the triple term");
        return triple;
    }
}
