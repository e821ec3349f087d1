namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Loads remote documents and contexts through the loader of the options: judges content types, follows links, parses, and keeps what
/// it has met.
/// </summary>
/// <remarks>See <see href="https://www.w3.org/TR/json-ld11-api/#loaddocumentcallback">API, section 9.4.5</see>. Not thread safe.</remarks>
internal sealed class DocumentSource(JsonLdOptions options, JsonNames names)
{
    private const string ContextRelation = "http://www.w3.org/ns/json-ld#context";
    private const string Accept = "application/ld+json;q=1.0, application/json;q=0.5, text/html;q=0.2, application/xhtml+xml;q=0.2";
    private const int MostAlternates = 4;

    private readonly Dictionary<string, RemoteContext> _contexts = new(StringComparer.Ordinal);

    /// <summary>A document for an API call.</summary>
    public RemoteDocument Load(string iri) => Load(iri, options.ExtractAllScripts ?? false, null, JsonLdErrorCode.LoadingDocumentFailed);

    /// <summary>The value of <c>@context</c> of a remote context document.</summary>
    public RemoteContext LoadContext(string iri)
    {
        if (_contexts.TryGetValue(iri, out RemoteContext? known))
            return known;
        RemoteDocument document;
        try
        {
            document = Load(iri, extractAll: false, ContextRelation, JsonLdErrorCode.LoadingRemoteContextFailed);
        }
        catch (RdfSyntaxException fault)
        {
            throw new JsonLdException(JsonLdErrorCode.LoadingRemoteContextFailed, $"the context <{iri}> cannot be read: {fault.Message.TrimEnd('.')}", fault);
        }

        if (document.Value is not JsonMap map || !map.TryGetValue(Keywords.Context, out object? value))
            throw new JsonLdException(JsonLdErrorCode.InvalidRemoteContext, $"the document <{iri}> is no object with an @context");
        return _contexts[iri] = new RemoteContext(document.Iri, value);
    }

    /// <summary>The JSON-LD of a page of HTML or of JSON text.</summary>
    public RemoteDocument Read(JsonLdResponse response, string iri, bool extractAll, string? profile)
    {
        var type = new MediaType(response.ContentType);
        if (type.IsHtml)
            return HtmlScripts.Read(response, iri, extractAll, profile, names);
        if (!type.IsJson)
        {
            throw new JsonLdException(
                JsonLdErrorCode.LoadingDocumentFailed, $"<{iri}> is '{type.Name}'; JSON-LD is read from application/ld+json, other JSON and HTML");
        }

        return new RemoteDocument(response.DocumentIri, JsonText.Parse(response.Content.Span, names, response.DocumentIri), ContextOf(response, type));
    }

    private RemoteDocument Load(string iri, bool extractAll, string? profile, string failure)
    {
        for (int i = 0; i < MostAlternates; i++)
        {
            JsonLdResponse response = Fetch(iri, failure);
            if (AlternateOf(response) is not { } alternate)
                return Read(response, iri, extractAll, profile);
            iri = alternate;
        }

        throw new JsonLdException(failure, $"<{iri}> is the {MostAlternates}th document in a row that only points to an alternate one");
    }

    private JsonLdResponse Fetch(string iri, string failure)
    {
        int fragment = iri.IndexOf('#', StringComparison.Ordinal);
        string document = fragment < 0 ? iri : iri[..fragment];
        try
        {
            return options.Loader.Load(document, Accept) ?? throw new JsonLdException(
                failure, $"<{document}> is not among the documents at hand, and nothing is fetched that was not allowed; add it to the loader (JsonLdOptions.Loader)");
        }
        catch (IOException fault)
        {
            throw new JsonLdException(failure, $"<{document}> cannot be loaded: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private static string? AlternateOf(JsonLdResponse response)
    {
        if (new MediaType(response.ContentType).IsJson || response.Links.Count == 0)
            return null;
        LinkHeader? link = LinkHeader.Parse(response.Links).Find(l => l.Is("alternate") && new MediaType(l.MediaType).IsJsonLd);
        return link is null ? null : IriText.Resolve(response.DocumentIri, link.Target);
    }

    private static string? ContextOf(JsonLdResponse response, MediaType type)
    {
        if (type.IsJsonLd || response.Links.Count == 0)
            return null;
        List<LinkHeader> links = LinkHeader.Parse(response.Links).FindAll(l => l.Is(ContextRelation));
        return links.Count switch
        {
            0 => null,
            1 => IriText.Resolve(response.DocumentIri, links[0].Target),
            _ => throw new JsonLdException(
                JsonLdErrorCode.MultipleContextLinkHeaders, $"<{response.DocumentIri}> has {links.Count} Link headers to a context; one is allowed"),
        };
    }
}

/// <summary>A context document: where it lies and what its <c>@context</c> holds.</summary>
internal sealed record RemoteContext(string Iri, object? Value);
