using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HueKnowledgeGraph.Server.Tests;

public sealed class SparqlProtocolTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Urns = """
        PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?label WHERE { <https://hue.example/id/object/HUE-O000> rdfs:label ?label FILTER(LANG(?label) = "vi") }
        """;

    [Fact]
    public async Task A_query_by_get_is_answered_in_json_with_its_length()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(Urns));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/sparql-results+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Content.Headers.ContentLength);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.NotEmpty(Assert.Single(response.Headers.GetValues("X-Request-Id")));
        Assert.StartsWith("query;dur=", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        using JsonDocument answer = JsonDocument.Parse(await ServerFixture.TextOf(response));
        Assert.Equal("Cửu đỉnh", answer.RootElement.GetProperty("results").GetProperty("bindings")[0].GetProperty("label").GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("", "false")]
    [InlineData("&entailment=rdfs", "true")]
    [InlineData("&entailment=none", "false")]
    public async Task Entailment_is_a_parameter(string parameter, string answer)
    {
        // Every predicate is a property by RDF's own rules.
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(
            "ASK { <http://www.cidoc-crm.org/cidoc-crm/P14_carried_out_by> a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Property> }") + parameter);
        Assert.Contains($"\"boolean\":{answer}", (await ServerFixture.TextOf(response)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_entailment_is_refused_by_name()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(Urns) + "&entailment=owl");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'owl', allowed are none and rdfs", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_comes_by_form_too()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("query", Urns)]);
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", form, TestContext.Current.CancellationToken);
        Assert.Contains("Cửu đỉnh", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_comes_as_a_body_of_its_own_too()
    {
        using HttpResponseMessage response = await PostAsync(Urns, "application/sparql-query");
        Assert.Contains("Cửu đỉnh", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/sparql-results+xml", "application/sparql-results+xml")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/tab-separated-values", "text/tab-separated-values")]
    [InlineData("application/json", "application/sparql-results+json")]
    [InlineData("text/turtle, text/csv;q=0.5", "text/csv")]
    public async Task The_accepted_format_is_sent(string accept, string expected)
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(Urns), accept);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Cửu đỉnh", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/turtle")]
    [InlineData("application/n-triples")]
    [InlineData("application/n-quads")]
    [InlineData("application/trig")]
    public async Task A_construct_is_sent_in_every_rdf_format(string accept)
    {
        using HttpResponseMessage response = await server.GetAsync(
            ServerFixture.Ask("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o . FILTER(?s = <https://hue.example/id/actor/minh-mang>) }"), accept);
        Assert.Equal(accept, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("E21_Person", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_served_is_406_with_what_there_is()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(Urns), "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("text/csv", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_is_400_with_line_and_column()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask("SELECT *\nWHERE { ?s ?p }"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await ServerFixture.TextOf(response));
        Assert.Equal(2, problem.RootElement.GetProperty("line").GetInt32());
        Assert.Equal(15, problem.RootElement.GetProperty("column").GetInt32());
        Assert.Contains("Line 2, column 15", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&timeout=soon", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?update=CLEAR%20ALL", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&default-graph-uri=objects", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&named-graph-uri=https://hue.example/a%20b", HttpStatusCode.BadRequest)]
    [InlineData("/sparql?query=ASK%7B%7D&named-graph-uri=https://hue.example/đỉnh", HttpStatusCode.OK)]
    [InlineData("/sparql?query=ASK%7B%7D&timeout=0.5", HttpStatusCode.OK)]
    [InlineData("/sparql?query=ASK%7B%7D&format=xml", HttpStatusCode.OK)]
    public async Task Parameters_are_checked(string path, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await server.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_query_over_its_time_is_408_and_names_the_limit()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r FILTER(STR(?a) < STR(?d) && STR(?g) != STR(?r)) }") + "&timeout=0.05");
        Assert.Equal(HttpStatusCode.RequestTimeout, response.StatusCode);
        using JsonDocument problem = JsonDocument.Parse(await ServerFixture.TextOf(response));
        Assert.Equal("time", problem.RootElement.GetProperty("limit").GetString());
        Assert.Contains("0.05 s", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_key_for_writers_refuses_updates_plainly()
    {
        using HttpResponseMessage body = await PostAsync("CLEAR ALL", "application/sparql-update");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("update", "CLEAR ALL")]);
        using HttpResponseMessage byForm = await server.Client.PostAsync("/sparql", form, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (body.StatusCode, byForm.StatusCode));
        Assert.Contains("read-only", await ServerFixture.TextOf(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_413()
    {
        using HttpResponseMessage response = await PostAsync("ASK {} #" + new string('x', 1 << 17), "application/sparql-query");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/sparql-query; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/sparql-query; charset=UTF-8", HttpStatusCode.OK)]
    public async Task Only_bodies_that_can_be_read_are_taken(string contentType, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await PostAsync("ASK {}", contentType);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_utf_8_is_400()
    {
        using var content = new ByteArrayContent([(byte)'A', 0xC3, 0x28]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/sparql-query");
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_answer_is_compressed_when_asked(string coding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, ServerFixture.Ask(Urns));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        using HttpResponseMessage response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(coding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using Stream packed = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Contains("Cửu đỉnh", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_answer_streams_whole_and_without_a_length()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, ServerFixture.Ask("SELECT ?a ?b ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }") + "&format=csv");
        using HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Null(response.Content.Headers.ContentLength);
        string text = await ServerFixture.TextOf(response);
        using HttpResponseMessage count = await server.GetAsync(ServerFixture.Ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"), "text/csv");
        string rows = (await ServerFixture.TextOf(count)).Split("\r\n")[1];
        Assert.True(text.Length > ResponseSink.HoldBytes);
        Assert.Equal(rows, (text.Split("\r\n").Length - 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_protocols_graphs_take_the_place_of_the_queries_own()
    {
        string path = ServerFixture.Ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") + "&default-graph-uri=" + Uri.EscapeDataString("https://hue.example/graph/actors");
        using HttpResponseMessage response = await server.GetAsync(path, "text/csv");
        Assert.Equal("n\r\n3\r\n", await ServerFixture.TextOf(response));
    }

    [Fact]
    public async Task A_preflight_is_answered()
    {
        using HttpResponseMessage response = await server.GetAsync("/sparql", method: HttpMethod.Options);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("POST", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_query_a_program_gets_the_service_description()
    {
        using HttpResponseMessage response = await server.GetAsync("/sparql", "text/turtle");
        Assert.Equal("text/turtle", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sparql-service-description#", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_has_headers_and_no_body()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask(Urns), method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await ServerFixture.TextOf(response));
    }

    private Task<HttpResponseMessage> PostAsync(string text, string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return server.Client.PostAsync("/sparql", content, TestContext.Current.CancellationToken);
    }
}
