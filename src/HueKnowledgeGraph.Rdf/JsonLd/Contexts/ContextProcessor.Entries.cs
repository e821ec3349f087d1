namespace HueKnowledgeGraph.Rdf;

/// <content>The entries of a term definition besides its IRI and type.</content>
internal sealed partial class ContextProcessor
{
    private void SetContainer(TermDefinition definition, string term, JsonMap map)
    {
        if (!map.TryGetValue(Keywords.Container, out object? value) || (definition.IsReverse && value is null))
            return;
        if (Is10 && value is not (Keywords.Index or Keywords.Language or Keywords.List or Keywords.Set))
            throw InvalidContainer(term);
        Containers container = Containers.None;
        foreach (object? item in JsonList.From(value))
        {
            container |= item switch
            {
                Keywords.Graph => Containers.Graph,
                Keywords.Id => Containers.Id,
                Keywords.Index => Containers.Index,
                Keywords.Language => Containers.Language,
                Keywords.List => Containers.List,
                Keywords.Set => Containers.Set,
                Keywords.Type => Containers.Type,
                _ => throw InvalidContainer(term),
            };
        }

        // With @set may stand any one but @list; with @graph, one of @id and @index.
        Containers rest = container & ~Containers.Set;
        bool isAllowed = value is not JsonList { Count: 0 }
            && (container == Containers.List
                || rest is Containers.None or Containers.Index or Containers.Id or Containers.Type or Containers.Language or Containers.Graph
                    or (Containers.Graph | Containers.Id) or (Containers.Graph | Containers.Index));
        if (!isAllowed)
            throw InvalidContainer(term);
        definition.Container = container;
        if (!definition.Has(Containers.Type))
            return;
        definition.Type ??= Keywords.Id;
        if (definition.Type is not (Keywords.Id or Keywords.Vocab))
            throw new JsonLdException(JsonLdErrorCode.InvalidTypeMapping, $"the term '{term}' is a map by type; its @type is @id or @vocab");
    }

    private static JsonLdException InvalidContainer(string term) => new(
        JsonLdErrorCode.InvalidContainerMapping,
        $"@container of the term '{term}' is @list, or one of @index, @language, @id, @type, @graph, @graph with @id or @index, with or without @set");

    private void SetIndex(TermDefinition definition, string term, JsonMap map, TermsInDefinition terms)
    {
        if (!map.TryGetValue(Keywords.Index, out object? value))
            return;
        if (Is10 || !definition.Has(Containers.Index))
            throw Invalid(term, "@index needs @container '@index', and 1.1");
        if (value is not string index || ExpandIri(terms.Active, index, documentRelative: false, vocab: true, terms) is not { } property
            || !IriText.HasScheme(property))
        {
            throw Invalid(term, "@index is a property");
        }

        definition.Index = index;
    }

    private void SetScopedContext(TermDefinition definition, string term, JsonMap map, TermsInDefinition terms)
    {
        if (!map.TryGetValue(Keywords.Context, out object? context))
            return;
        if (Is10)
            throw Invalid(term, "a scoped context is of 1.1, and the document is processed as 1.0");
        try
        {
            // The outcome is not kept: this finds errors when the term is defined, not when it is used.
            Process(terms.Active, context, terms.Scope with { OverridesProtected = true, Propagates = true, Validates = false });
        }
        catch (JsonLdException fault) when (fault.Code != JsonLdErrorCode.ContextOverflow)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidScopedContext, $"the context of the term '{term}': {fault.Message.TrimEnd('.')}", fault);
        }

        definition.HasContext = true;
        definition.Context = context;
        definition.BaseUrl = terms.Scope.BaseUrl;
    }

    private static void SetLanguageAndDirection(TermDefinition definition, string term, JsonMap map)
    {
        if (map.ContainsKey(Keywords.Type))
            return;
        if (map.TryGetValue(Keywords.Language, out object? language))
        {
            definition.HasLanguage = true;
            definition.Language = language is null or string
                ? (string?)language
                : throw new JsonLdException(JsonLdErrorCode.InvalidLanguageMapping, $"@language of the term '{term}' is a language tag or null");
        }

        if (map.TryGetValue(Keywords.Direction, out object? direction))
        {
            definition.HasDirection = true;
            definition.Direction = direction is null or "ltr" or "rtl"
                ? (string?)direction
                : throw new JsonLdException(JsonLdErrorCode.InvalidBaseDirection, $"@direction of the term '{term}' is 'ltr', 'rtl' or null");
        }
    }

    private void SetNest(TermDefinition definition, string term, JsonMap map)
    {
        if (!map.TryGetValue(Keywords.Nest, out object? value))
            return;
        if (Is10)
            throw Invalid(term, "@nest is of 1.1, and the document is processed as 1.0");
        if (value is not string nest || (Keywords.IsKeyword(nest) && nest != Keywords.Nest))
            throw new JsonLdException(JsonLdErrorCode.InvalidNestValue, $"@nest of the term '{term}' is @nest or a term that stands for it");
        definition.Nest = nest;
    }

    private void SetPrefix(TermDefinition definition, string term, JsonMap map)
    {
        if (!map.TryGetValue(Keywords.Prefix, out object? value))
            return;
        if (Is10 || term.Contains(':', StringComparison.Ordinal) || term.Contains('/', StringComparison.Ordinal))
            throw Invalid(term, "@prefix is for terms without ':' and '/', and of 1.1");
        definition.IsPrefix = value as bool? ?? throw new JsonLdException(JsonLdErrorCode.InvalidPrefixValue, $"@prefix of the term '{term}' is true or false");
        if (definition.IsPrefix && definition.Iri is { } iri && Keywords.IsKeyword(iri))
            throw Invalid(term, "it stands for a keyword and cannot be a prefix");
    }

    private static void CheckEntries(string term, JsonMap map)
    {
        foreach ((string key, _) in map.Entries)
        {
            if (key is not (Keywords.Id or Keywords.Reverse or Keywords.Container or Keywords.Context or Keywords.Direction or Keywords.Index
                or Keywords.Language or Keywords.Nest or Keywords.Prefix or Keywords.Protected or Keywords.Type))
            {
                throw Invalid(term, $"'{key}' is not allowed in a definition");
            }
        }
    }
}
