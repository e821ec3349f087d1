using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One test of the protocol suites: data, and requests in order, as the manifests describe them.</summary>
internal sealed class ProtocolTest(IReadOnlyList<Quad> data, IReadOnlyList<ProtocolExchange> exchanges)
{
    private const string Http = "http://www.w3.org/2011/http#";
    private const string Content = "http://www.w3.org/2011/content#";
    private const string Ut = "http://www.w3.org/2009/sparql/tests/test-update#";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";

    /// <summary>Reads a test; <paramref name="rename"/> makes our path of the manifest's.</summary>
    public static ProtocolTest Read(ManifestEntry entry, Func<string, string> rename)
    {
        GraphNavigator graph = entry.Graph;
        var data = new TestDataset();
        foreach (Term node in graph.Objects(new Iri(entry.Id), Ut + "graphData"))
            data.Add(graph.Object(node, Ut + "graph")!, graph.Text(node, Label));
        string? host = graph.Text(entry.Action!, Http + "connectionAuthority");
        return new ProtocolTest(
            [.. data.Quads()], [.. graph.Items(graph.Object(entry.Action!, Http + "requests")).Select(request => ExchangeOf(graph, request, host, rename))]);
    }

    /// <summary>Runs the requests against servers over both kinds of store.</summary>
    public async Task RunAsync()
    {
        foreach (Func<IEnumerable<Quad>, Task<ProtocolServer>> start in new[] { ProtocolServer.InMemoryAsync, (Func<IEnumerable<Quad>, Task<ProtocolServer>>)ProtocolServer.OnDiskAsync })
        {
            await using ProtocolServer server = await start(data);
            var variables = new Dictionary<string, string>();
            foreach (ProtocolExchange exchange in exchanges)
                await exchange.RunAsync(server, variables);
        }
    }

    private static ProtocolExchange ExchangeOf(GraphNavigator graph, Term request, string? host, Func<string, string> rename)
    {
        Term response = graph.Object(request, Http + "resp")!;
        return new ProtocolExchange
        {
            Method = graph.Text(request, Http + "methodName")!,
            Target = rename(graph.Text(request, Http + "absolutePath")!),
            Host = host,
            Headers = HeadersOf(graph, request),
            Body = graph.Object(request, Http + "body") is { } body ? BytesOf(graph, body) : null,
            Statuses = [.. graph.Objects(response, TestManifest.Mf + "expectedStatus").Select(StatusOf)],
            ExpectedBoolean = graph.Text(response, TestManifest.Mf + "expectedBoolean") is { } answer ? answer == "true" : null,
            ExpectedFormat = graph.Text(response, TestManifest.Mf + "expectedFormat"),
            ExpectedType = HeadersOf(graph, response).Where(header => header.Name == "content-type").Select(header => header.Value).FirstOrDefault(),
            ExpectedGraph = graph.Object(response, Http + "body") is { } expected ? graph.Text(expected, Content + "chars") : null,
            LocationVariable = graph.Text(response, TestManifest.Mf + "expectedLocation"),
        };
    }

    private static (string Name, string Value)[] HeadersOf(GraphNavigator graph, Term message) =>
        [.. graph.Items(graph.Object(message, Http + "headers")).Select(header => (graph.Text(header, Http + "fieldName")!, graph.Text(header, Http + "fieldValue")!))];

    private static byte[] BytesOf(GraphNavigator graph, Term body)
    {
        string encoding = graph.Text(body, Content + "characterEncoding") ?? "UTF-8";
        return Encoding.GetEncoding(encoding).GetBytes(graph.Text(body, Content + "chars")!);
    }

    /// <summary>A status, or the class of a name such as StatusCode2xx.</summary>
    private static int StatusOf(Term status)
    {
        string name = ((Iri)status).Value.Split('#')[1];
        return name switch
        {
            ['S', .., var digit, 'x', 'x'] => digit - '0',
            "OK" => 200,
            "Created" => 201,
            "NoContent" => 204,
            "NotFound" => 404,
            _ => throw new InvalidDataException($"The status hts:{name} is not known here."),
        };
    }
}
