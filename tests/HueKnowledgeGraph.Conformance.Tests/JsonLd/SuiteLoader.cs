using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Stands for the web server of the suite: its folder, and the headers and redirects that a test asks for.</summary>
internal sealed class SuiteLoader(JsonLdTest test) : IJsonLdLoader
{
    public JsonLdResponse? Load(string iri, string accept)
    {
        bool isInput = iri == test.Input.Split('#')[0];
        string target = iri;
        if (isInput && test.Option("redirectTo") is { } redirect)
            target = test.BaseIri + redirect;
        if (!target.StartsWith(test.BaseIri, StringComparison.Ordinal))
            return null;
        string path = Path.Combine(test.Folder, target[test.BaseIri.Length..]);
        if (!File.Exists(path))
            return null;
        string type = isInput && test.Option("contentType") is { } given ? given : Path.GetExtension(path) switch
        {
            ".jsonld" => "application/ld+json",
            ".json" => "application/json",
            ".html" => "text/html",
            _ => "application/octet-stream",
        };
        return new JsonLdResponse(target, File.ReadAllBytes(path), type, isInput ? [.. test.Options("httpLink")] : []);
    }
}
