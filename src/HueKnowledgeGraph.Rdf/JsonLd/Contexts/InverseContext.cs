namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// The terms of a context by what they stand for, to find the best one for a value
/// (<see href="https://www.w3.org/TR/json-ld11-api/#inverse-context-creation">API, sections 4.3 and 4.4</see>).
/// </summary>
internal sealed class InverseContext
{
    private readonly Dictionary<string, Dictionary<Containers, Choices>> _byIri = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _prefixes = [];

    public InverseContext(ActiveContext active)
    {
        string defaultLanguage = active.Language?.ToLowerInvariant() ?? Keywords.None;
        foreach ((string term, TermDefinition definition) in active.Terms.OrderBy(t => t.Key.Length).ThenBy(t => t.Key, CodePointOrder.Instance))
        {
            if (definition.Iri is null)
                continue;
            if (!_byIri.TryGetValue(definition.Iri, out Dictionary<Containers, Choices>? containers))
                _byIri[definition.Iri] = containers = [];
            if (!containers.TryGetValue(definition.Container, out Choices? choices))
                containers[definition.Container] = choices = new Choices(term);
            Add(choices, term, definition, defaultLanguage, active.Direction);
            if (definition.IsPrefix)
                _prefixes.Add(new(term, definition.Iri));
        }
    }

    /// <summary>Terms that may stand before a colon, shortest first, with their IRIs.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Prefixes => _prefixes;

    /// <summary>True iff a term stands for the IRI or keyword.</summary>
    public bool Contains(string iri) => _byIri.ContainsKey(iri);

    /// <summary>The best term, or null.</summary>
    /// <param name="iri">What it is to stand for.</param>
    /// <param name="containers">Container mappings, preferred first.</param>
    /// <param name="selector">Whether types, languages or neither decide.</param>
    /// <param name="preferred">Types or languages, preferred first.</param>
    public string? Select(string iri, List<Containers> containers, string selector, List<string> preferred)
    {
        Dictionary<Containers, Choices> known = _byIri[iri];
        foreach (Containers container in containers)
        {
            if (!known.TryGetValue(container, out Choices? choices))
                continue;
            Dictionary<string, string> terms = selector switch
            {
                Keywords.Type => choices.ByType,
                Keywords.Language => choices.ByLanguage,
                _ => choices.ByAny,
            };
            foreach (string value in preferred)
            {
                if (terms.TryGetValue(value, out string? term))
                    return term;
            }
        }

        return null;
    }

    private static void Add(Choices choices, string term, TermDefinition definition, string defaultLanguage, string? defaultDirection)
    {
        if (definition.IsReverse)
            choices.ByType.TryAdd(Keywords.Reverse, term);
        else if (definition.Type == Keywords.None)
        {
            choices.ByLanguage.TryAdd(Keywords.Any, term);
            choices.ByType.TryAdd(Keywords.Any, term);
        }
        else if (definition.Type is not null)
            choices.ByType.TryAdd(definition.Type, term);
        else if (definition.HasLanguage && definition.HasDirection)
            choices.ByLanguage.TryAdd(LanguageKey(definition.Language, definition.Direction) ?? Keywords.Null, term);
        else if (definition.HasLanguage)
            choices.ByLanguage.TryAdd(definition.Language?.ToLowerInvariant() ?? Keywords.Null, term);
        else if (definition.HasDirection)
            choices.ByLanguage.TryAdd(LanguageKey(null, definition.Direction) ?? Keywords.None, term);
        else
        {
            choices.ByLanguage.TryAdd(defaultDirection is null ? defaultLanguage : $"{defaultLanguage}_{defaultDirection}", term);
            choices.ByLanguage.TryAdd(Keywords.None, term);
            choices.ByType.TryAdd(Keywords.None, term);
        }
    }

    /// <summary>The key of a language and a direction: <c>ar_rtl</c>, <c>_rtl</c>, <c>ar</c>, or null for neither.</summary>
    public static string? LanguageKey(string? language, string? direction) =>
        direction is null ? language?.ToLowerInvariant() : $"{language?.ToLowerInvariant()}_{direction}";

    /// <summary>The terms for one IRI and container.</summary>
    private sealed class Choices(string first)
    {
        public Dictionary<string, string> ByLanguage { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> ByType { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> ByAny { get; } = new(StringComparer.Ordinal) { [Keywords.None] = first };
    }
}
