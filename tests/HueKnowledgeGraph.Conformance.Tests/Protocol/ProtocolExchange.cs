using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One request of a protocol test and what has to be answered.</summary>
internal sealed record ProtocolExchange
{
    public required string Method { get; init; }

    /// <summary>Path and query as our server has them.</summary>
    public required string Target { get; init; }

    /// <summary>The Host header.</summary>
    public string? Host { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    /// <summary>Statuses that are right: 200 to 599, or 2 to 5 for a whole class. Empty: any.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    public bool? ExpectedBoolean { get; init; }

    /// <summary>"boolean", "tabular", "RDF", or null.</summary>
    public string? ExpectedFormat { get; init; }

    /// <summary>Content-Type that has to be answered.</summary>
    public string? ExpectedType { get; init; }

    /// <summary>The graph that has to be answered, in the format of <see cref="ExpectedType"/>.</summary>
    public string? ExpectedGraph { get; init; }

    /// <summary>Name of a variable that takes the answer's Location.</summary>
    public string? LocationVariable { get; init; }

    /// <summary>Sends the request and compares the answer, unless it only prepares a later one.</summary>
    /// <param name="server">Our server.</param>
    /// <param name="variables">Values for $NAME$ in targets and bodies; takes the Location.</param>
    /// <param name="isChecked">False: only the side effects count.</param>
    public async Task RunAsync(ProtocolServer server, Dictionary<string, string> variables, bool isChecked = true)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(server.Address + Filled(Target, variables, Uri.EscapeDataString)));
        request.Headers.Host = Host;
        if (Body is not null)
            request.Content = new ByteArrayContent(Body);
        foreach ((string name, string value) in Headers)
        {
            if (name.StartsWith("content-", StringComparison.OrdinalIgnoreCase))
                (request.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
            else
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await server.SendAsync(request);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (isChecked)
            Check(response, body, $"{Method} {Target}", variables);
        if (LocationVariable is not null)
            variables[LocationVariable] = response.Headers.Location?.ToString() ?? throw new InvalidDataException($"{Method} {Target}: there is no Location.");
    }

    private void Check(HttpResponseMessage response, byte[] body, string what, Dictionary<string, string> variables)
    {
        int status = (int)response.StatusCode;
        Assert.True(
            Statuses.Count == 0 || Statuses.Contains(status) || Statuses.Contains(status / 100),
            $"{what}: expected {string.Join(" or ", Statuses)}, found {status}: {Encoding.UTF8.GetString(body)}");
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (ExpectedFormat is not null)
            Assert.Contains(type, TypesOf(ExpectedFormat));
        if (ExpectedBoolean is { } expected)
        {
            Assert.True(ResultFormat.TryFromMediaType(type!, out ResultFormat? format));
            Assert.Equal(expected, ResultReader.Read(new MemoryStream(body), format).Answer);
        }

        if (ExpectedType is not null)
            Assert.Equal(ExpectedType, response.Content.Headers.ContentType?.ToString());
        if (ExpectedGraph is not null)
            Assert.True(GraphIsomorphism.AreIsomorphic(Read(body, type!), Read(Encoding.UTF8.GetBytes(Filled(ExpectedGraph, variables, value => value)), type!)),
                $"{what}: expected\n{ExpectedGraph}\nfound\n{Encoding.UTF8.GetString(body)}");
    }

    private static IEnumerable<string> TypesOf(string format) => format switch
    {
        "boolean" => ["application/sparql-results+json", "application/sparql-results+xml"],
        "tabular" => ResultFormat.All.SelectMany(f => f.MediaTypes),
        "RDF" => RdfFormat.All.SelectMany(f => f.MediaTypes),
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"mf:expectedFormat '{format}' is not known here.")),
    };

    private static List<Quad> Read(byte[] document, string mediaType)
    {
        Assert.True(RdfFormat.TryFromMediaType(mediaType, out RdfFormat? format));
        var graph = new GraphNavigator();
        RdfReader.Read(new MemoryStream(document), format, graph, new RdfReadOptions { BaseIri = "http://www.example/" });
        return graph.Quads;
    }

    private static string Filled(string text, Dictionary<string, string> variables, Func<string, string> escape)
    {
        foreach ((string name, string value) in variables)
            text = text.Replace(name, escape(value), StringComparison.Ordinal);
        return text;
    }
}
