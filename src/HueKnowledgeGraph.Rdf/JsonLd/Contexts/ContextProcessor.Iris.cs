namespace HueKnowledgeGraph.Rdf;

/// <content>IRI expansion (<see href="https://www.w3.org/TR/json-ld11-api/#iri-expansion">API, section 5.2</see>).</content>
internal sealed partial class ContextProcessor
{
    /// <summary>The IRI, keyword or blank node that a string of a document stands for; null for words that look like keywords and are none.</summary>
    /// <param name="active">The context that holds.</param>
    /// <param name="value">The string.</param>
    /// <param name="documentRelative">Relative references resolve against the base.</param>
    /// <param name="vocab">Terms and the vocabulary mapping apply.</param>
    public string? ExpandIri(ActiveContext active, string value, bool documentRelative, bool vocab) =>
        ExpandIri(active, value, documentRelative, vocab, null);

    private string? ExpandIri(ActiveContext active, string value, bool documentRelative, bool vocab, TermsInDefinition? terms)
    {
        if (value.Length > 0 && value[0] == '@')
        {
            if (Keywords.IsKeyword(value))
                return value;
            if (Keywords.HasKeywordForm(value))
                return null;
        }

        DefineFirst(terms, value);
        if (active.Find(value) is { } term && (vocab || (term.Iri is { } iri && Keywords.IsKeyword(iri))))
            return term.Iri;
        int colon = value.Length > 1 ? value.IndexOf(':', 1) : -1;
        if (colon > 0)
        {
            string prefix = value[..colon];
            if (prefix == "_" || value.AsSpan(colon + 1).StartsWith("//"))
                return value;
            DefineFirst(terms, prefix);
            if (active.Find(prefix) is { IsPrefix: true, Iri: { } start })
                return string.Concat(start, value.AsSpan(colon + 1));
            if (IriText.HasScheme(value))
                return value;
        }

        if (vocab && active.Vocab is not null)
            return active.Vocab + value;
        return documentRelative && active.BaseIri is not null ? IriText.Resolve(active.BaseIri, value) : value;
    }

    private void DefineFirst(TermsInDefinition? terms, string term)
    {
        if (terms is not null && terms.Local.ContainsKey(term) && !(terms.Done.TryGetValue(term, out bool isDone) && isDone))
            Define(terms, term);
    }
}
