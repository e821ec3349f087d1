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
        PatternTerm.Constant constant => new PatternSlot(null, context.Terms.IdOf(constant.Term)),
        _ => throw new ArgumentException($"A triple term with variables has to be taken apart first: {term}.", nameof(term)),
    };

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
