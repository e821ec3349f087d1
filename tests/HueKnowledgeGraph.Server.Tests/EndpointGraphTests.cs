using System.Net;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>A server in front of an endpoint answers as the server that holds the graph.</summary>
public sealed class EndpointGraphTests(EndpointFixture servers) : IClassFixture<EndpointFixture>
{
    private const string Labels = "SELECT ?s ?l { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?s ?l";
    private const string Objects = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <https://hue.example/graph/objects> { ?s ?p ?o } }";

    [Theory]
    [InlineData(Labels, "application/sparql-results+json")]
    [InlineData(Labels, "application/sparql-results+xml")]
    [InlineData(Labels, "text/csv")]
    [InlineData(Labels, "text/tab-separated-values")]
    [InlineData(Labels, "*/*")]
    [InlineData(Labels, "image/png")]
    [InlineData("ASK { ?s ?p ?o }", "application/sparql-results+json")]
    [InlineData(Objects, "text/turtle")]
    [InlineData(Objects, "application/n-triples")]
    [InlineData(Objects, "application/n-quads")]
    [InlineData(Objects, "application/trig")]
    [InlineData(Objects, "*/*")]
    [InlineData("SELECT * {", "text/csv")]
    public async Task A_query_has_the_same_answer(string query, string accept) =>
        await SameAsync(ServerFixture.Ask(query), accept);

    [Theory]
    [InlineData("&format=csv")]
    [InlineData("&format=nonsense")]
    [InlineData("&timeout=5")]
    [InlineData("&timeout=soon")]
    [InlineData("&default-graph-uri=https%3A%2F%2Fhue.example%2Fgraph%2Factors")]
    [InlineData("&named-graph-uri=https%3A%2F%2Fhue.example%2Fgraph%2Factors")]
    public async Task Parameters_reach_the_endpoint(string parameters) => await SameAsync(ServerFixture.Ask(Labels) + parameters, "*/*");

    [Theory]
    [InlineData("/id/object/HUE-O001")]
    [InlineData("/id/object/NOT-THERE")]
    [InlineData("/id/object")]
    [InlineData("/doc/object/NOT-THERE.ttl")]
    [InlineData("/doc/object/HUE-O001.ttl")]
    [InlineData("/doc/object/HUE-O001.nt")]
    [InlineData("/doc/object/HUE-O001.nq")]
    [InlineData("/doc/object/HUE-O001.trig")]
    [InlineData("/doc/object/HUE-O001.html?lang=vi")]
    [InlineData("/doc/object/HUE-O001.html?lang=en")]
    [InlineData("/doc/object/HUE-O001/production.html?lang=en")]
    [InlineData("/doc/actor/minh-mang.html?lang=en")]
    [InlineData("/doc/set/objects.html?lang=en")]
    [InlineData("/doc/object/evil.html?lang=en")]
    [InlineData("/doc/object/a%28b%29.ttl")]
    [InlineData("/doc/place/%C4%91i%E1%BB%87n-th%C3%A1i-h%C3%B2a.html?lang=vi")]
    [InlineData("/health/ready")]
    public async Task A_thing_has_the_same_document(string path) => await SameAsync(path, "*/*");

    [Fact]
    public async Task The_front_page_counts_the_same() => await SameAsync("/?lang=en", "text/html");

    [Fact]
    public async Task A_name_that_could_be_query_text_is_404_and_never_sent()
    {
        using HttpResponseMessage answer = await GetAsync(servers.Front, "/id/object/x%C2%A0%7D", "*/*");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(ThingQueries.CanHold("https://hue.example/id/x> ?p ?o } #"));
    }

    [Fact]
    public async Task A_document_of_an_endpoint_has_a_tag_of_its_content()
    {
        using HttpResponseMessage first = await GetAsync(servers.Front, "/doc/object/HUE-O001.ttl", "*/*");
        using HttpResponseMessage again = await GetAsync(servers.Front, "/doc/object/HUE-O001.ttl", "*/*");
        using HttpResponseMessage other = await GetAsync(servers.Front, "/doc/object/HUE-O000.ttl", "*/*");
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task SameAsync(string path, string accept)
    {
        using HttpResponseMessage expected = await GetAsync(servers.Holder, path, accept);
        using HttpResponseMessage found = await GetAsync(servers.Front, path, accept);
        Assert.Equal(expected.StatusCode, found.StatusCode);
        Assert.Equal(expected.Headers.Location, found.Headers.Location);
        Assert.Equal(expected.Content.Headers.ContentType, found.Content.Headers.ContentType);
        Assert.Equal(Comparable(await ServerFixture.TextOf(expected), servers.Holder), Comparable(await ServerFixture.TextOf(found), servers.Front));
    }

    /// <summary>Without what names the server or the request.</summary>
    private static string Comparable(string text, HttpClient client) => System.Text.RegularExpressions.Regex.Replace(
        text.Replace(client.BaseAddress!.Authority, "HOST", StringComparison.Ordinal), "\"requestId\":\"[^\"]*\"", "");
}
