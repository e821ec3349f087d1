namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Applies local contexts to active ones (<see href="https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm">API, section 4.1.2</see>).
/// </summary>
/// <remarks>Remote and scoped contexts are processed once for each context that they are applied to. Not thread safe.</remarks>
internal sealed partial class ContextProcessor
{
    private readonly JsonLdOptions _options;
    private readonly DocumentSource _documents;
    private readonly ContextBudget _budget;

    public ContextProcessor(JsonLdOptions options, DocumentSource documents)
    {
        _options = options;
        _documents = documents;
        _budget = new ContextBudget(options.MaxTermDefinitions);
    }

    /// <summary>Starts the budget anew for the next item of a stream.</summary>
    public void StartItem() => _budget.Reset();

    private bool Is10 => _options.ProcessingMode == JsonLdVersion.V10;

    /// <summary>The context that an embedded <c>@context</c> makes.</summary>
    /// <param name="active">What holds outside.</param>
    /// <param name="local">The value of <c>@context</c>.</param>
    /// <param name="baseUrl">Where the document lies, for relative IRIs of contexts.</param>
    public ActiveContext Process(ActiveContext active, object? local, string? baseUrl)
    {
        if (local is not string iri)
            return Process(active, local, new ContextScope(baseUrl));
        string resolved = baseUrl is null ? iri : IriText.Resolve(baseUrl, iri);
        (object, bool) key = (resolved, true);
        if (!active.Derived.TryGetValue(key, out ActiveContext? known))
            active.Derived[key] = known = Process(active, local, new ContextScope(baseUrl));
        return known;
    }

    /// <summary>The context that the scoped context of a term makes.</summary>
    /// <param name="active">What holds outside.</param>
    /// <param name="term">A term with a context.</param>
    /// <param name="propagate">False for a type: its context ends at the next node.</param>
    public ActiveContext ProcessScoped(ActiveContext active, TermDefinition term, bool propagate)
    {
        (object, bool) key = (term, propagate);
        if (!active.Derived.TryGetValue(key, out ActiveContext? known))
        {
            var scope = new ContextScope(term.BaseUrl) { OverridesProtected = propagate, Propagates = propagate };
            active.Derived[key] = known = Process(active, term.Context, scope);
        }

        return known;
    }

    private ActiveContext Process(ActiveContext active, object? local, ContextScope scope)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonLdException(JsonLdErrorCode.ContextOverflow, "contexts stand in each other too deep");
        bool propagates = local is JsonMap own && own.TryGetValue(Keywords.Propagate, out object? flag) ? flag is not false : scope.Propagates;
        ActiveContext result = active;
        if (!propagates && result.Previous is null)
        {
            result = result.Copy();
            result.Previous = active;
        }

        if (local is JsonList list)
        {
            foreach (object? item in list)
                result = ProcessOne(result, item, scope, propagates);
            return result;
        }

        return ProcessOne(result, local, scope, propagates);
    }

    private ActiveContext ProcessOne(ActiveContext result, object? context, ContextScope scope, bool propagates) => context switch
    {
        null => Nullify(result, scope, propagates),
        string iri => ProcessRemote(result, iri, scope),
        JsonMap map => ProcessMap(result, map, scope),
        _ => throw new JsonLdException(JsonLdErrorCode.InvalidLocalContext, "a context is null, an IRI, an object or an array of these"),
    };

    private static ActiveContext Nullify(ActiveContext active, ContextScope scope, bool propagates)
    {
        if (!scope.OverridesProtected && active.HasProtected)
        {
            throw new JsonLdException(
                JsonLdErrorCode.InvalidContextNullification, "a context of null would do away with protected terms; only a scoped context of a property may");
        }

        return new ActiveContext(active.OriginalBase, active.OriginalBase) { Previous = propagates ? null : active };
    }

    private ActiveContext ProcessRemote(ActiveContext active, string reference, ContextScope scope)
    {
        string iri = scope.BaseUrl is null ? reference : IriText.Resolve(scope.BaseUrl, reference);
        if (!IriText.HasScheme(iri))
            throw new JsonLdException(JsonLdErrorCode.LoadingDocumentFailed, $"the context '{reference}' is a relative IRI and there is no base");
        if (scope.Remote.Contains(iri))
        {
            if (Is10)
                throw new JsonLdException(JsonLdErrorCode.RecursiveContextInclusion, $"the context <{iri}> includes itself");
            if (!scope.Validates)
                return active;
        }

        if (scope.Remote.Length >= _options.MaxRemoteContexts)
        {
            throw new JsonLdException(
                JsonLdErrorCode.ContextOverflow,
                $"contexts load each other {_options.MaxRemoteContexts} deep, which is the limit (JsonLdOptions.MaxRemoteContexts); the last is <{iri}>");
        }

        RemoteContext document = _documents.LoadContext(iri);
        return Process(active, document.Value, scope.Within(iri, document.Iri));
    }

    private ActiveContext ProcessMap(ActiveContext active, JsonMap context, ContextScope scope)
    {
        CheckVersion(context);
        context = WithImport(context, scope);
        ActiveContext result = active.Copy();
        SetBase(result, context, scope);
        SetVocab(result, context);
        SetLanguage(result, context);
        SetDirection(result, context);
        CheckPropagate(context);
        DefineTerms(result, context, scope);
        return result;
    }

    private void CheckVersion(JsonMap context)
    {
        if (!context.TryGetValue(Keywords.Version, out object? version))
            return;
        if (version is not JsonNumber { Value: 1.1 })
            throw new JsonLdException(JsonLdErrorCode.InvalidVersionValue, "@version is the number 1.1");
        if (Is10)
            throw new JsonLdException(JsonLdErrorCode.ProcessingModeConflict, "the context asks for 1.1, and the document is processed as 1.0");
    }

    private JsonMap WithImport(JsonMap context, ContextScope scope)
    {
        if (!context.TryGetValue(Keywords.Import, out object? import))
            return context;
        Refuse10(Keywords.Import);
        if (import is not string reference)
            throw new JsonLdException(JsonLdErrorCode.InvalidImportValue, "@import is the IRI of a context");
        string iri = scope.BaseUrl is null ? reference : IriText.Resolve(scope.BaseUrl, reference);
        if (_documents.LoadContext(iri).Value is not JsonMap imported)
            throw new JsonLdException(JsonLdErrorCode.InvalidRemoteContext, $"the imported context <{iri}> is not a single object");
        if (imported.ContainsKey(Keywords.Import))
            throw new JsonLdException(JsonLdErrorCode.InvalidContextEntry, $"the imported context <{iri}> imports another, which is not allowed");
        JsonMap merged = imported.Copy();
        foreach ((string key, object? value) in context.Entries)
            merged[key] = value;
        return merged;
    }

    private static void SetBase(ActiveContext result, JsonMap context, ContextScope scope)
    {
        if (scope.Remote.Length > 0 || !context.TryGetValue(Keywords.Base, out object? value))
            return;
        result.BaseIri = value switch
        {
            null => null,
            string iri when IriText.HasScheme(iri) => iri,
            string iri when result.BaseIri is not null => IriText.Resolve(result.BaseIri, iri),
            _ => throw new JsonLdException(JsonLdErrorCode.InvalidBaseIri, "@base is an IRI, a reference relative to the document's, or null"),
        };
    }

    private void SetVocab(ActiveContext result, JsonMap context)
    {
        if (!context.TryGetValue(Keywords.Vocab, out object? value))
            return;
        if (value is null)
        {
            result.Vocab = null;
            return;
        }

        const string Problem = "@vocab is an IRI, a compact IRI, a blank node, a relative reference, or null";
        if (value is not string iri || (Is10 && !IriText.HasScheme(iri) && !IriText.IsBlank(iri)))
            throw new JsonLdException(JsonLdErrorCode.InvalidVocabMapping, Problem);
        string? expanded = ExpandIri(result, iri, documentRelative: true, vocab: true);
        result.Vocab = expanded is not null ? expanded : throw new JsonLdException(JsonLdErrorCode.InvalidVocabMapping, Problem);
    }

    private static void SetLanguage(ActiveContext result, JsonMap context)
    {
        if (context.TryGetValue(Keywords.Language, out object? value))
        {
            result.Language = value is null or string
                ? (string?)value
                : throw new JsonLdException(JsonLdErrorCode.InvalidDefaultLanguage, "@language of a context is a language tag or null");
        }
    }

    private void SetDirection(ActiveContext result, JsonMap context)
    {
        if (!context.TryGetValue(Keywords.Direction, out object? value))
            return;
        Refuse10(Keywords.Direction);
        result.Direction = value is null or "ltr" or "rtl"
            ? (string?)value
            : throw new JsonLdException(JsonLdErrorCode.InvalidBaseDirection, "@direction is 'ltr', 'rtl' or null");
    }

    private void CheckPropagate(JsonMap context)
    {
        if (!context.TryGetValue(Keywords.Propagate, out object? value))
            return;
        Refuse10(Keywords.Propagate);
        if (value is not bool)
            throw new JsonLdException(JsonLdErrorCode.InvalidPropagateValue, "@propagate is true or false");
    }

    private void Refuse10(string keyword)
    {
        if (Is10)
            throw new JsonLdException(JsonLdErrorCode.InvalidContextEntry, $"{keyword} in a context is of 1.1, and the document is processed as 1.0");
    }
}
