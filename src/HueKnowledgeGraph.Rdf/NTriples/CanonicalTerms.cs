namespace HueKnowledgeGraph.Rdf;

/// <summary>Terms with their language tags in lower case, as the canonical form of N-Triples asks.</summary>
internal static class CanonicalTerms
{
    /// <summary>Appends an object; allocates only for language tags with capitals and for triple terms.</summary>
    public static void Append(Utf8Builder output, in TermSpan term)
    {
        if (term.Kind == TermKind.TripleTerm || term.Language.ContainsAnyInRange((byte)'A', (byte)'Z'))
            LowerCased(Term.From(term)).Use(output, static (Utf8Builder o, in TermSpan lower) => NTriplesText.Append(o, lower));
        else
            NTriplesText.Append(output, term);
    }

    private static Term LowerCased(Term term) => term switch
    {
        Literal { Language: { } language } literal => literal with { Language = language.ToLowerInvariant() },
        TripleTerm triple => triple with { Object = LowerCased(triple.Object) },
        _ => term,
    };
}
