namespace HueKnowledgeGraph.Rdf;

/// <content>Term definitions (<see href="https://www.w3.org/TR/json-ld11-api/#create-term-definition">API, section 4.2</see>).</content>
internal sealed partial class ContextProcessor
{
    private void DefineTerms(ActiveContext result, JsonMap context, ContextScope scope)
    {
        bool isProtected = false;
        if (context.TryGetValue(Keywords.Protected, out object? flag))
            isProtected = flag as bool? ?? throw new JsonLdException(JsonLdErrorCode.InvalidProtectedValue, "@protected is true or false");
        var definitions = new TermsInDefinition(result, context, scope, isProtected);
        foreach (string term in context.Keys)
        {
            if (term is not (Keywords.Base or Keywords.Direction or Keywords.Import or Keywords.Language or Keywords.Propagate or Keywords.Protected
                or Keywords.Version or Keywords.Vocab))
            {
                Define(definitions, term);
            }
        }
    }

    /// <summary>Defines one term of the local context, and those that it needs before it.</summary>
    private void Define(TermsInDefinition terms, string term)
    {
        if (terms.Done.TryGetValue(term, out bool isDone))
        {
            if (isDone)
                return;
            throw new JsonLdException(JsonLdErrorCode.CyclicIriMapping, $"the term '{term}' is defined by itself");
        }

        if (term.Length == 0)
            throw new JsonLdException(JsonLdErrorCode.InvalidTermDefinition, "a term is not empty");
        terms.Done[term] = false;
        object? value = terms.Local[term];
        if (!IsTermAllowed(term, value))
            return;
        TermDefinition? previous = terms.Active.Find(term);
        terms.Active.Remove(term, _budget);
        bool isSimple = value is string;
        JsonMap map = value switch
        {
            null or string => new JsonMap(Keywords.Id, value),
            JsonMap given => given,
            _ => throw Invalid(term, "a term is defined by an IRI, null or an object"),
        };
        TermDefinition definition = new() { IsProtected = ProtectionOf(term, map, terms.IsProtected) };
        if (!SetType(definition, term, map, terms) || !SetIri(definition, term, map, isSimple, terms))
            return;
        SetContainer(definition, term, map);
        SetIndex(definition, term, map, terms);
        SetScopedContext(definition, term, map, terms);
        SetLanguageAndDirection(definition, term, map);
        SetNest(definition, term, map);
        SetPrefix(definition, term, map);
        CheckEntries(term, map);
        terms.Active.Set(term, Protected(definition, previous, term, terms.Scope), _budget);
        terms.Done[term] = true;
    }

    private bool IsTermAllowed(string term, object? value)
    {
        if (term == Keywords.Type)
        {
            if (Is10 || value is not JsonMap { Count: > 0 } map || !map.Keys.All(k => k is Keywords.Container or Keywords.Protected)
                || (map.TryGetValue(Keywords.Container, out object? container) && container is not Keywords.Set))
            {
                throw new JsonLdException(
                    JsonLdErrorCode.KeywordRedefinition, "@type may be defined only with @container '@set', @protected, or both");
            }

            return true;
        }

        if (Keywords.IsKeyword(term))
            throw new JsonLdException(JsonLdErrorCode.KeywordRedefinition, $"{term} is a keyword and cannot be defined as a term");
        return !Keywords.HasKeywordForm(term);
    }

    private bool ProtectionOf(string term, JsonMap map, bool byDefault)
    {
        if (!map.TryGetValue(Keywords.Protected, out object? flag))
            return byDefault;
        if (Is10)
            throw Invalid(term, "@protected is of 1.1, and the document is processed as 1.0");
        return flag as bool? ?? throw new JsonLdException(JsonLdErrorCode.InvalidProtectedValue, $"@protected of the term '{term}' is true or false");
    }

    private bool SetType(TermDefinition definition, string term, JsonMap map, TermsInDefinition terms)
    {
        if (!map.TryGetValue(Keywords.Type, out object? value))
            return true;
        if (value is not string type)
            throw new JsonLdException(JsonLdErrorCode.InvalidTypeMapping, $"@type of the term '{term}' is an IRI or a keyword");
        string? expanded = ExpandIri(terms.Active, type, documentRelative: false, vocab: true, terms);
        bool isAllowed = expanded switch
        {
            Keywords.Id or Keywords.Vocab => true,
            Keywords.Json or Keywords.None => !Is10,
            null => false,
            _ => IriText.HasScheme(expanded),
        };
        if (!isAllowed)
            throw new JsonLdException(JsonLdErrorCode.InvalidTypeMapping, $"@type of the term '{term}' is '{type}', which is neither an IRI nor @id, @vocab, @json or @none");
        definition.Type = expanded;
        return true;
    }

    /// <summary>Finds what the term stands for; false if the definition is to be passed over.</summary>
    private bool SetIri(TermDefinition definition, string term, JsonMap map, bool isSimple, TermsInDefinition terms)
    {
        if (map.ContainsKey(Keywords.Reverse))
            return SetReverse(definition, term, map, terms);
        if (map.TryGetValue(Keywords.Id, out object? id) && !Equals(id, term))
            return id is null || SetGivenIri(definition, term, id, isSimple, terms);
        int colon = term.IndexOf(':', Math.Min(1, term.Length));
        if (colon > 0)
        {
            string prefix = term[..colon];
            if (terms.Local.ContainsKey(prefix))
                Define(terms, prefix);
            definition.Iri = terms.Active.Find(prefix) is { } known ? known.Iri + term[(colon + 1)..] : term;
        }
        else if (term.Contains('/', StringComparison.Ordinal))
        {
            definition.Iri = ExpandIri(terms.Active, term, documentRelative: false, vocab: true);
            if (definition.Iri is null || !IriText.HasScheme(definition.Iri))
                throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"the term '{term}' is a relative IRI that does not become an IRI");
        }
        else if (term == Keywords.Type)
            definition.Iri = Keywords.Type;
        else
        {
            definition.Iri = terms.Active.Vocab is { } vocab
                ? vocab + term
                : throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"the term '{term}' has no @id, and there is no @vocab to make one");
        }

        return true;
    }

    private bool SetGivenIri(TermDefinition definition, string term, object id, bool isSimple, TermsInDefinition terms)
    {
        if (id is not string iri)
            throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"@id of the term '{term}' is not a string");
        if (!Keywords.IsKeyword(iri) && Keywords.HasKeywordForm(iri))
            return false;
        string? expanded = ExpandIri(terms.Active, iri, documentRelative: false, vocab: true, terms);
        if (expanded is null || !(Keywords.IsKeyword(expanded) || IriText.HasScheme(expanded) || IriText.IsBlank(expanded)))
            throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"@id of the term '{term}', '{iri}', is neither an IRI nor a keyword nor a blank node");
        if (expanded == Keywords.Context)
            throw new JsonLdException(JsonLdErrorCode.InvalidKeywordAlias, $"the term '{term}' cannot stand for @context");
        definition.Iri = expanded;
        bool hasColon = term.IndexOf(':', Math.Min(1, term.Length)) is var colon and > 0 && colon < term.Length - 1;
        bool hasSlash = term.Contains('/', StringComparison.Ordinal);
        if (hasColon || hasSlash)
        {
            terms.Done[term] = true;
            if (ExpandIri(terms.Active, term, documentRelative: false, vocab: true, terms) != expanded)
                throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"the term '{term}' looks like an IRI and would stand for another, <{expanded}>");
        }

        if (isSimple && !term.Contains(':', StringComparison.Ordinal) && !hasSlash)
            definition.IsPrefix = IriText.IsBlank(expanded) || (expanded.Length > 0 && ":/?#[]@".Contains(expanded[^1], StringComparison.Ordinal));
        return true;
    }

    private bool SetReverse(TermDefinition definition, string term, JsonMap map, TermsInDefinition terms)
    {
        if (map.ContainsKey(Keywords.Id) || map.ContainsKey(Keywords.Nest))
            throw new JsonLdException(JsonLdErrorCode.InvalidReverseProperty, $"the term '{term}' has @reverse and @id or @nest");
        if (map[Keywords.Reverse] is not string property)
            throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"@reverse of the term '{term}' is not a string");
        if (Keywords.HasKeywordForm(property))
            return false;
        string? expanded = ExpandIri(terms.Active, property, documentRelative: false, vocab: true, terms);
        if (expanded is null || !(IriText.HasScheme(expanded) || IriText.IsBlank(expanded)))
            throw new JsonLdException(JsonLdErrorCode.InvalidIriMapping, $"@reverse of the term '{term}', '{property}', is no IRI");
        if (map.TryGetValue(Keywords.Container, out object? container) && container is not (null or Keywords.Set or Keywords.Index))
            throw new JsonLdException(JsonLdErrorCode.InvalidReverseProperty, $"the reverse term '{term}' may have only @set or @index as @container");
        definition.Iri = expanded;
        definition.IsReverse = true;
        return true;
    }

    private static TermDefinition Protected(TermDefinition definition, TermDefinition? previous, string term, ContextScope scope)
    {
        if (previous is not { IsProtected: true } || scope.OverridesProtected)
            return definition;
        return definition.SaysTheSameAs(previous)
            ? previous
            : throw new JsonLdException(JsonLdErrorCode.ProtectedTermRedefinition, $"the term '{term}' is protected and cannot be defined otherwise");
    }

    private static JsonLdException Invalid(string term, string problem) =>
        new(JsonLdErrorCode.InvalidTermDefinition, $"the term '{term}': {problem}");

    /// <summary>The terms of one local context while they are being defined.</summary>
    private sealed record TermsInDefinition(ActiveContext Active, JsonMap Local, ContextScope Scope, bool IsProtected)
    {
        /// <summary>False while a term is being defined, true when it is.</summary>
        public Dictionary<string, bool> Done { get; } = new(StringComparer.Ordinal);
    }
}
