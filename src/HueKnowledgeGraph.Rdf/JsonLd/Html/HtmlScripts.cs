namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// The JSON-LD scripts of an HTML page
/// (<see href="https://www.w3.org/TR/json-ld11-api/#html-content-algorithms">API, section 10</see>).
/// </summary>
internal static class HtmlScripts
{
    /// <summary>Takes one script or all out of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="iri">Its IRI as asked for; a fragment names the script.</param>
    /// <param name="extractAll">All scripts together, as one array.</param>
    /// <param name="profile">A profile that is preferred, or null.</param>
    /// <param name="names">Keys met before.</param>
    public static RemoteDocument Read(JsonLdResponse page, string iri, bool extractAll, string? profile, JsonNames names)
    {
        List<HtmlElement> elements = HtmlElements.Read(System.Text.Encoding.UTF8.GetString(page.Content.Span));
        string? baseReference = elements.Find(e => e.Name == "base" && e.Attribute("href") is not null)?.Attribute("href");
        List<HtmlElement> scripts = elements.FindAll(IsJsonLd);
        object? value;
        int fragment = iri.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
            value = Parse(Named(elements, Uri.UnescapeDataString(iri[(fragment + 1)..]), iri), names);
        else if (extractAll)
            value = All(scripts, names);
        else
        {
            HtmlElement? first = (profile is null ? null : scripts.Find(s => new MediaType(s.Attribute("type")).HasProfile(profile))) ?? scripts.FirstOrDefault();
            value = Parse(first ?? throw new JsonLdException(JsonLdErrorCode.LoadingDocumentFailed, $"the page <{iri}> holds no script of type application/ld+json"), names);
        }

        return new RemoteDocument(page.DocumentIri, value, null) { HtmlBase = baseReference };
    }

    private static bool IsJsonLd(HtmlElement element) => element.Name == "script" && new MediaType(element.Attribute("type")).IsJsonLd;

    private static HtmlElement Named(List<HtmlElement> elements, string id, string iri)
    {
        HtmlElement? element = elements.Find(e => e.Attribute("id") == id);
        return element is not null && IsJsonLd(element)
            ? element
            : throw new JsonLdException(JsonLdErrorCode.LoadingDocumentFailed, $"<{iri}> names no script of type application/ld+json");
    }

    private static JsonList All(List<HtmlElement> scripts, JsonNames names)
    {
        var all = new JsonList();
        foreach (HtmlElement script in scripts)
            all.AddRange(JsonList.From(Parse(script, names)));
        return all;
    }

    private static object? Parse(HtmlElement script, JsonNames names)
    {
        try
        {
            return JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(script.Text), names);
        }
        catch (RdfSyntaxException fault)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidScriptElement, $"a script of the page is not JSON: {fault.Message.TrimEnd('.')}", fault);
        }
    }
}
