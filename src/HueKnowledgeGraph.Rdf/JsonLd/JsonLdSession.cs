namespace HueKnowledgeGraph.Rdf;

/// <summary>What one call of the API shares: keys, loaded contexts, processed contexts.</summary>
internal sealed class JsonLdSession
{
    public JsonLdSession(JsonLdOptions options)
    {
        Options = options;
        Documents = new DocumentSource(options, Names);
        Contexts = new ContextProcessor(options, Documents);
    }

    public JsonLdOptions Options { get; }

    public JsonNames Names { get; } = new();

    public DocumentSource Documents { get; }

    public ContextProcessor Contexts { get; }

    /// <summary>The context that a document starts with: the base, the context of the options, and that of a header.</summary>
    public ActiveContext InitialContext(JsonLdDocument document)
    {
        string? baseIri = Options.BaseIri ?? document.Iri;
        if (document.HtmlBase is { } inner)
            baseIri = baseIri is null ? inner : IriText.Resolve(baseIri, inner);
        var active = new ActiveContext(baseIri, baseIri);
        if (!Options.ExpandContext.IsEmpty)
            active = Contexts.Process(active, Unwrapped(JsonText.Parse(Options.ExpandContext.Span, Names)), baseIri);
        return document.ContextIri is null ? active : Contexts.Process(active, document.ContextIri, document.Iri);
    }

    /// <summary>The document in expanded form.</summary>
    public JsonList Expand(JsonLdDocument document) =>
        new Expander(Contexts, Options, document.Iri ?? Options.BaseIri).ExpandDocument(InitialContext(document), document.Value);

    /// <summary>The frame in expanded form; the context of the options is for documents and does not count.</summary>
    public JsonList ExpandFrame(JsonLdDocument frame)
    {
        string? baseIri = Options.BaseIri ?? frame.Iri;
        return new Expander(Contexts, Options, frame.Iri ?? Options.BaseIri, isFrame: true).ExpandDocument(new ActiveContext(baseIri, baseIri), frame.Value);
    }

    /// <summary>A context without the object that it may be wrapped in.</summary>
    public static object? Unwrapped(object? context) =>
        context is JsonMap map && map.TryGetValue(Keywords.Context, out object? inner) ? inner : context;

    /// <summary>A context to compact with.</summary>
    /// <param name="document">The document, whose place is the base.</param>
    /// <param name="context">The context, unwrapped.</param>
    public ActiveContext CompactionContext(JsonLdDocument document, object? context)
    {
        string? baseIri = Options.BaseIri ?? document.Iri;
        return Contexts.Process(new ActiveContext(Options.CompactToRelative ? baseIri : null, baseIri), context, document.Iri ?? Options.BaseIri);
    }

    /// <summary>An expanded or flattened document in compact form, with its context.</summary>
    public JsonMap Compact(JsonList expanded, ActiveContext active, object? context, bool keepsGraph = false)
    {
        var compactor = new Compactor(Contexts, Options);
        object? compacted = compactor.Compact(active, null, expanded);
        JsonMap result = compacted switch
        {
            JsonList { Count: 0 } when !keepsGraph => new JsonMap(),
            JsonMap map when !keepsGraph => map,
            _ => new JsonMap(compactor.CompactIri(active, Keywords.Graph, vocab: true), JsonList.From(compacted)),
        };
        if (context is null or JsonMap { Count: 0 } or JsonList { Count: 0 })
            return result;
        var headed = new JsonMap(Keywords.Context, context);
        foreach ((string key, object? value) in result.Entries)
            headed[key] = value;
        return headed;
    }
}
