namespace HueKnowledgeGraph.Rdf;

/// <summary>A document that was loaded and parsed (<see href="https://www.w3.org/TR/json-ld11-api/#remotedocument">API, section 9.4.6</see>).</summary>
/// <param name="Iri">Where it lies, after redirects.</param>
/// <param name="Value">Its JSON.</param>
/// <param name="ContextIri">The context that a Link header gave, or null.</param>
internal sealed record RemoteDocument(string Iri, object? Value, string? ContextIri)
{
    /// <summary>The reference of the page's <c>base</c> element, or null.</summary>
    public string? HtmlBase { get; init; }
}
