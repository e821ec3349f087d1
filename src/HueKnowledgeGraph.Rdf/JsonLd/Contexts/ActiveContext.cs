namespace HueKnowledgeGraph.Rdf;

/// <summary>The context that holds at one place of a document. Finished ones do not change and are shared.</summary>
internal sealed class ActiveContext
{
    private Dictionary<string, TermDefinition> _terms;
    private bool _ownsTerms;

    /// <summary>The context before any <c>@context</c>.</summary>
    /// <param name="baseIri">What relative references resolve against, or null.</param>
    /// <param name="originalBase">What a context of null goes back to.</param>
    public ActiveContext(string? baseIri, string? originalBase)
    {
        BaseIri = baseIri;
        OriginalBase = originalBase;
        _terms = new Dictionary<string, TermDefinition>(StringComparer.Ordinal);
        _ownsTerms = true;
    }

    private ActiveContext(ActiveContext other)
    {
        BaseIri = other.BaseIri;
        OriginalBase = other.OriginalBase;
        Vocab = other.Vocab;
        Language = other.Language;
        Direction = other.Direction;
        Previous = other.Previous;
        _terms = other._terms;
    }

    public string? BaseIri { get; set; }

    public string? OriginalBase { get; }

    public string? Vocab { get; set; }

    public string? Language { get; set; }

    public string? Direction { get; set; }

    /// <summary>What holds again within the next node, if this context does not propagate.</summary>
    public ActiveContext? Previous { get; set; }

    /// <summary>True iff a term is protected; looks at all.</summary>
    public bool HasProtected => _terms.Values.Any(term => term.IsProtected);

    public IReadOnlyDictionary<string, TermDefinition> Terms => _terms;

    /// <summary>
    /// Contexts that were made from this one, by what was applied: a term with a scoped context and whether that propagates, or the IRI of
    /// a remote context.
    /// </summary>
    public Dictionary<(object Applied, bool Propagates), ActiveContext> Derived => field ??= [];

    /// <summary>Terms by IRI, for compaction; made when it is first asked for.</summary>
    public InverseContext Inverse => field ??= new InverseContext(this);

    /// <summary>A context to change; terms are copied when the first one is set.</summary>
    public ActiveContext Copy() => new(this);

    /// <summary>The definition of a term, or null.</summary>
    public TermDefinition? Find(string? term) => term is not null && _terms.TryGetValue(term, out TermDefinition? definition) ? definition : null;

    /// <summary>True iff the key stands for the keyword, by itself or by alias.</summary>
    public bool IsAlias(string key, string keyword) => key == keyword || Find(key)?.Iri == keyword;

    /// <summary>Defines a term.</summary>
    public void Set(string term, TermDefinition definition, ContextBudget budget)
    {
        Own(budget);
        _terms[term] = definition;
    }

    /// <summary>Forgets a term.</summary>
    public void Remove(string term, ContextBudget budget)
    {
        if (!_terms.ContainsKey(term))
            return;
        Own(budget);
        _terms.Remove(term);
    }

    private void Own(ContextBudget budget)
    {
        budget.Charge(_ownsTerms ? 1 : _terms.Count);
        if (_ownsTerms)
            return;
        _terms = new Dictionary<string, TermDefinition>(_terms, StringComparer.Ordinal);
        _ownsTerms = true;
    }
}
