namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// The JSON-LD 1.1 algorithms on documents in memory (<see href="https://www.w3.org/TR/json-ld11-api/#the-jsonldprocessor-interface">API,
/// section 9.1</see>, <see href="https://www.w3.org/TR/json-ld11-framing/">Framing</see>).
/// </summary>
/// <remarks>
/// Nothing is fetched save what <see cref="JsonLdOptions.Loader"/> gives. Thread safe. Errors are <see cref="JsonLdException"/> with the
/// standard's codes, and <see cref="RdfSyntaxException"/> for what is no JSON. Files larger than memory are read by
/// <see cref="RdfReader"/>.
/// </remarks>
public static partial class JsonLdProcessor
{
    /// <summary>Loads a document through the loader of the options: JSON, or the JSON-LD scripts of an HTML page.</summary>
    public static JsonLdDocument Load(string iri, JsonLdOptions? options = null)
    {
        RemoteDocument document = new JsonLdSession(options ?? new JsonLdOptions()).Documents.Load(iri);
        return new JsonLdDocument(document.Value, document.Iri) { ContextIri = document.ContextIri, HtmlBase = document.HtmlBase };
    }

    /// <summary>The document in expanded form: no contexts, IRIs as keys, all values as arrays of objects.</summary>
    public static JsonLdDocument Expand(JsonLdDocument document, JsonLdOptions? options = null) =>
        new(new JsonLdSession(options ?? new JsonLdOptions()).Expand(document));

    /// <summary>The document in compact form: terms of a context as keys, values as plain as it lets them.</summary>
    /// <param name="document">The document.</param>
    /// <param name="context">The context, alone or in an object with <c>@context</c>.</param>
    /// <param name="options">Base, arrays, order.</param>
    public static JsonLdDocument Compact(JsonLdDocument document, JsonLdDocument context, JsonLdOptions? options = null)
    {
        var session = new JsonLdSession(options ?? new JsonLdOptions());
        JsonList expanded = session.Expand(document);
        object? local = JsonLdSession.Unwrapped(context.Value);
        return new JsonLdDocument(session.Compact(expanded, session.CompactionContext(document, local), local));
    }

    /// <summary>The document in flattened form: each node once, in one array, blank nodes labelled <c>_:b0</c>, <c>_:b1</c>…</summary>
    /// <param name="document">The document.</param>
    /// <param name="context">A context to compact the outcome with; null leaves it expanded.</param>
    /// <param name="options">Order, and the options of compaction.</param>
    public static JsonLdDocument Flatten(JsonLdDocument document, JsonLdDocument? context = null, JsonLdOptions? options = null)
    {
        options ??= new JsonLdOptions();
        var session = new JsonLdSession(options);
        JsonList flattened = NodeMap.Of(session.Expand(document)).Flattened(options.Ordered);
        if (context is null)
            return new JsonLdDocument(flattened);
        object? local = JsonLdSession.Unwrapped(context.Value);
        return new JsonLdDocument(session.Compact(flattened, session.CompactionContext(document, local), local, keepsGraph: true));
    }

    /// <summary>The document arranged as a frame asks, in compact form with the frame's context.</summary>
    /// <param name="document">The document.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="options">Flags of framing, and the options of compaction.</param>
    public static JsonLdDocument Frame(JsonLdDocument document, JsonLdDocument frame, JsonLdOptions? options = null)
    {
        options ??= new JsonLdOptions();
        var session = new JsonLdSession(options);
        if (frame.Value is not JsonMap pattern)
            throw new JsonLdException(JsonLdErrorCode.InvalidFrame, "a frame is an object");
        object? context = pattern[Keywords.Context];
        ActiveContext active = session.CompactionContext(document, context);
        bool framesDefaultGraph = pattern.Keys.Any(key => active.IsAlias(key, Keywords.Graph));
        bool is10 = options.ProcessingMode == JsonLdVersion.V10;
        var flags = new FrameFlags(options.Embed, options.Explicit, options.RequireAll, options.OmitDefault, is10);
        JsonList framed = Framer.Run(session.Expand(document), session.ExpandFrame(frame), flags, framesDefaultGraph);
        var cleaned = (JsonList)Framer.Cleaned(framed, prunesBlanks: !is10)!;
        JsonMap compacted = session.Compact(cleaned, active, context, keepsGraph: !(options.OmitGraph ?? !is10));
        return new JsonLdDocument(Framer.WithNulls(compacted));
    }

    /// <summary>
    /// Pushes the statements of the document at an IRI into a sink; of an HTML page, those of all its scripts unless the options say
    /// otherwise.
    /// </summary>
    public static void ToRdf(string iri, IQuadSink sink, JsonLdOptions? options = null)
    {
        options ??= new JsonLdOptions();
        ToRdf(Load(iri, options with { ExtractAllScripts = options.ExtractAllScripts ?? true }), sink, options);
    }

    /// <summary>Pushes the document's statements into a sink. A statement may come more than once.</summary>
    public static void ToRdf(JsonLdDocument document, IQuadSink sink, JsonLdOptions? options = null)
    {
        options ??= new JsonLdOptions();
        new RdfEmitter(sink, options).EmitDocument(new JsonLdSession(options).Expand(document));
    }

    /// <summary>Statements as expanded JSON-LD.</summary>
    /// <exception cref="InvalidOperationException">A statement holds a triple term, which JSON-LD 1.1 cannot express.</exception>
    public static JsonLdDocument FromRdf(IEnumerable<Quad> quads, JsonLdOptions? options = null)
    {
        var collector = new RdfCollector(options ?? new JsonLdOptions());
        foreach (Quad quad in quads)
            collector.Add(quad);
        return new JsonLdDocument(collector.ToDocument());
    }
}
