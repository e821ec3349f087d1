using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The three tests of the service description, which the suite describes by their names only.</summary>
internal static class ServiceDescriptionCheck
{
    private const string Sd = "http://www.w3.org/ns/sparql-service-description#";

    /// <summary>Where a property of the vocabulary may start and what it may lead to (SPARQL 1.1 Service Description, section 3.4).</summary>
    private static readonly Dictionary<string, (string Domain, string? Range)> Properties = new()
    {
        ["endpoint"] = ("Service", null),
        ["feature"] = ("Service", "Feature"),
        ["defaultEntailmentRegime"] = ("Service", "EntailmentRegime"),
        ["entailmentRegime"] = ("NamedGraph", "EntailmentRegime"),
        ["defaultSupportedEntailmentProfile"] = ("Service", "EntailmentProfile"),
        ["extensionFunction"] = ("Service", "Function"),
        ["extensionAggregate"] = ("Service", "Aggregate"),
        ["languageExtension"] = ("Service", "Feature"),
        ["supportedLanguage"] = ("Service", "Language"),
        ["propertyFeature"] = ("Service", "Feature"),
        ["defaultDataset"] = ("Service", "Dataset"),
        ["availableGraphs"] = ("Service", "GraphCollection"),
        ["resultFormat"] = ("Service", null),
        ["inputFormat"] = ("Service", null),
        ["defaultGraph"] = ("Dataset", "Graph"),
        ["namedGraph"] = ("GraphCollection", "NamedGraph"),
        ["name"] = ("NamedGraph", null),
        ["graph"] = ("NamedGraph", "Graph"),
    };

    /// <summary>Instances that the vocabulary names itself, with their class.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["SPARQL10Query"] = "Language", ["SPARQL11Query"] = "Language", ["SPARQL11Update"] = "Language",
        ["DereferencesURIs"] = "Feature", ["UnionDefaultGraph"] = "Feature", ["RequiresDataset"] = "Feature", ["EmptyGraphs"] = "Feature",
        ["BasicFederatedQuery"] = "Feature",
    };

    /// <summary>Classes that are kinds of others.</summary>
    private static readonly Dictionary<string, string> Above = new() { ["Dataset"] = "GraphCollection" };

    public static async Task RunAsync(ProtocolServer server, string test)
    {
        foreach (string accept in new[] { "", "text/turtle", "application/n-triples" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + "/sparql");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using HttpResponseMessage response = await server.SendAsync(request);
            Assert.True(RdfFormat.TryFromMediaType(response.Content.Headers.ContentType?.ToString() ?? "", out RdfFormat? format), "The answer says no RDF format.");
            var graph = new GraphNavigator();
            await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            RdfReader.Read(body, format, graph, cancellation: TestContext.Current.CancellationToken);
            Assert.Contains(graph.Quads, quad => quad.Predicate == new Iri(Sd + "supportedLanguage") && quad.Object == new Iri(Sd + "SPARQL11Update"));
            Assert.Contains(graph.Quads, quad => quad.Predicate == new Iri(Sd + "name") && quad.Object == new Iri("urn:g"));
            if (test == "has-endpoint-triple")
                Assert.Contains(graph.Quads, quad => quad.Predicate == new Iri(Sd + "endpoint") && quad.Object == new Iri(server.Address + "/sparql"));
            else if (test == "conforms-to-schema")
                CheckSchema(graph);
            else
                Assert.Equal("returns-rdf", test);
        }
    }

    private static void CheckSchema(GraphNavigator graph)
    {
        Assert.Contains(graph.Quads, quad => quad.Object == new Iri(Sd + "Service"));
        foreach (Quad quad in graph.Quads.Where(quad => ((Iri)quad.Predicate).Value.StartsWith(Sd, StringComparison.Ordinal)))
        {
            string name = ((Iri)quad.Predicate).Value[Sd.Length..];
            Assert.True(Properties.TryGetValue(name, out (string Domain, string? Range) property), $"sd:{name} is no property of the vocabulary.");
            Assert.True(IsA(graph, quad.Subject, property.Domain), $"{quad}: the subject is no sd:{property.Domain}.");
            if (property.Range is not null)
                Assert.True(IsA(graph, quad.Object, property.Range), $"{quad}: the object is no sd:{property.Range}.");
            Assert.IsNotType<Literal>(quad.Object);
        }
    }

    private static bool IsA(GraphNavigator graph, Term node, string type)
    {
        IEnumerable<string> types = graph.Objects(node, RdfVocabulary.Type).OfType<Iri>().Where(t => t.Value.StartsWith(Sd, StringComparison.Ordinal)).Select(t => t.Value[Sd.Length..]);
        if (node is Iri { Value: var iri } && iri.StartsWith(Sd, StringComparison.Ordinal) && Known.TryGetValue(iri[Sd.Length..], out string? known))
            types = types.Append(known);
        if (type == "EntailmentRegime" && node is Iri { Value: var regime } && regime.StartsWith("http://www.w3.org/ns/entailment/", StringComparison.Ordinal))
            return true;
        return types.Any(found => found == type || Above.GetValueOrDefault(found) == type);
    }
}
