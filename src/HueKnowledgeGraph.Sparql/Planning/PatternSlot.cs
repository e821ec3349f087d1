using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A position of a triple pattern against one store: an id or a variable.</summary>
/// <param name="Variable">The variable; null for a constant.</param>
/// <param name="Id">The constant's id; 0 for a variable. A local id is a term that the store does not hold.</param>
internal readonly record struct PatternSlot(Variable? Variable, ulong Id)
{
    /// <summary>True iff the position is a constant.</summary>
    public bool IsBound => Variable is null;

    /// <summary>True iff no row can match, because the store has no such term.</summary>
    public bool IsUnknown => Variable is null && TermId.Kind(Id) == TermIdKind.Local;

    public static PatternSlot Of(PatternTerm term, QueryContext context) => term switch
    {
        PatternTerm.Var variable => new PatternSlot(variable.Variable, 0),
        PatternTerm.Constant constant => new PatternSlot(null, IdOf(constant.Term, context.Terms)),
        _ => throw new ArgumentException($"A triple term with variables has to be taken apart first: {term}.", nameof(term)),
    };

    /// <summary>
    /// The id of a constant. Language tags know no case (RDF 1.1 Concepts, section 3.3) but the store keeps them as written: a tag that is not
    /// found is sought in lower case and in the customary case of RFC 5646 too.
    /// </summary>
    private static ulong IdOf(Term term, QueryTerms terms)
    {
        ulong id = terms.IdOf(term);
        if (TermId.Kind(id) != TermIdKind.Local || term is not Literal { Language: string language } literal)
            return id;
        foreach (string tag in new[] { language.ToLowerInvariant(), CustomaryCase(language) })
        {
            ulong other = terms.IdOf(literal with { Language = tag });
            if (TermId.Kind(other) != TermIdKind.Local)
                return other;
        }

        return id;
    }

    /// <summary><c>vi-Hani-VN</c>: regions in upper case, scripts capitalised, all else in lower case (RFC 5646, section 2.1.1).</summary>
    private static string CustomaryCase(string language) => string.Join('-', language.ToLowerInvariant().Split('-').Select((part, i) => part switch
    {
        { Length: 2 } when i > 0 => part.ToUpperInvariant(),
        { Length: 4 } when i > 0 => char.ToUpperInvariant(part[0]) + part[1..],
        _ => part,
    }));

    /// <summary>The variable's name or the term, shortened to its last part, for EXPLAIN.</summary>
    public string Describe(QueryContext context)
    {
        if (Variable is not null)
            return Variable.ToString();
        Term term = context.Terms.ReadTerm(Id);
        if (term is not Iri iri)
            return term.ToString();
        int cut = iri.Value.AsSpan().LastIndexOfAny('/', '#') + 1;
        return cut > 0 && cut < iri.Value.Length ? iri.Value[cut..] : iri.ToString();
    }
}
