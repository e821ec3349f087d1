using System.Net;
using System.Text;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>The Graph Store Protocol beyond what the W3C suite asks: conditions, formats, refusals.</summary>
public abstract class GraphStoreLaws(bool isOnDisk)
{
    private const string Graph = "/graphs?graph=https://hue.example/graph/objects";
    private const string Turtle = "<https://hue.example/cao-đỉnh> <https://hue.example/cast> 1835 .";

    [Theory]
    [InlineData("text/turtle")]
    [InlineData("application/n-triples")]
    [InlineData("application/n-quads")]
    [InlineData("application/trig")]
    public async Task A_graph_comes_back_in_every_format_that_it_can_be_put_in(string type)
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await PutAsync(server, Turtle, HttpStatusCode.Created);
        using HttpResponseMessage got = await server.SendAsync("GET", Graph, key: null, adjust: r => r.Headers.TryAddWithoutValidation("Accept", type));
        Assert.Equal(type, got.Content.Headers.ContentType?.MediaType);
        using HttpResponseMessage put = await server.SendAsync("PUT", "/graphs?graph=https://hue.example/graph/copy", await ServerFixture.TextOf(got), type);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal("2", await server.AskAsync("SELECT (COUNT(*) AS ?n) { GRAPH ?g { <https://hue.example/cao-đỉnh> <https://hue.example/cast> 1835 } }"));
    }

    [Fact]
    public async Task A_put_replaces_only_its_graph_and_a_broken_one_nothing()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await server.UpdateAsync("INSERT DATA { <urn:a> <urn:b> 1 GRAPH <https://hue.example/graph/places> { <urn:a> <urn:b> 2 } }");
        await PutAsync(server, Turtle, HttpStatusCode.Created);
        await PutAsync(server, "<urn:x> <urn:y> 3 .", HttpStatusCode.NoContent);
        using HttpResponseMessage broken = await server.SendAsync("PUT", Graph, "<urn:x> <urn:y> 4 . <urn:x> <urn:y>", "text/turtle");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Contains("Line 1, column", await ServerFixture.TextOf(broken), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("1\n2\n3", await server.AskAsync("SELECT ?o { ?s ?p ?o } ORDER BY ?o"));
    }

    [Fact]
    public async Task A_put_of_what_another_has_changed_since_is_412()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await PutAsync(server, Turtle, HttpStatusCode.Created);
        string tag = await TagAsync(server);
        Assert.Equal(tag, await TagAsync(server));
        await server.UpdateAsync("INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> 1 } }");
        Assert.Equal(tag, await TagAsync(server));
        await PutAsync(server, "<urn:x> <urn:y> 3 .", HttpStatusCode.NoContent, "If-Match", tag);
        Assert.NotEqual(tag, await TagAsync(server));
        await PutAsync(server, "<urn:x> <urn:y> 4 .", HttpStatusCode.PreconditionFailed, "If-Match", tag);
        await PutAsync(server, "<urn:x> <urn:y> 4 .", HttpStatusCode.PreconditionFailed, "If-Match", "W/" + await TagAsync(server));
        await PutAsync(server, "<urn:x> <urn:y> 5 .", HttpStatusCode.NoContent, "If-Match", (await TagAsync(server)).Replace("-ttl", "-nt", StringComparison.Ordinal));
        await server.UpdateAsync("DELETE WHERE { GRAPH ?g { ?s ?p 5 } }");
        await PutAsync(server, Turtle, HttpStatusCode.PreconditionFailed, "If-Match", "*");
        await PutAsync(server, Turtle, HttpStatusCode.Created, "If-None-Match", "*");
        await PutAsync(server, Turtle, HttpStatusCode.PreconditionFailed, "If-None-Match", "*");
        using HttpResponseMessage deleted = await server.SendAsync("DELETE", Graph, adjust: r => r.Headers.TryAddWithoutValidation("If-Match", tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, deleted.StatusCode);
    }

    [Fact]
    public async Task Of_writers_that_have_read_the_same_only_one_comes_through()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await PutAsync(server, "<urn:x> <urn:y> 0 .", HttpStatusCode.Created);
        for (int round = 0; round < 5; round++)
        {
            string tag = await TagAsync(server);
            HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => server.SendAsync(
                "PUT", Graph, $"<urn:x> <urn:y> {1 + (100 * round) + i} .", "text/turtle", adjust: r => r.Headers.TryAddWithoutValidation("If-Match", tag))));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
            Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
            int winner = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
            Assert.Equal($"{1 + (100 * round) + winner}", await server.AskAsync("SELECT ?o { ?s ?p ?o }"));
        }
    }

    [Fact]
    public async Task A_reader_that_has_the_graph_is_sent_none_until_it_changes()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await PutAsync(server, Turtle, HttpStatusCode.Created);
        string tag = await TagAsync(server);
        using HttpResponseMessage same = await server.SendAsync("GET", Graph, key: null, adjust: r => r.Headers.TryAddWithoutValidation("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        await PutAsync(server, "<urn:x> <urn:y> 3 .", HttpStatusCode.NoContent);
        using HttpResponseMessage changed = await server.SendAsync("GET", Graph, key: null, adjust: r => r.Headers.TryAddWithoutValidation("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("PUT", Graph, "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("PUT", Graph, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("PUT", "/graphs", "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/graphs?graph=objects", "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/graphs?default&graph=urn:x", "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/graphs/x?default", "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/graphs?graph=urn:x&graph=urn:y", "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("POST", Graph, "multipart/form-data; boundary=x", HttpStatusCode.BadRequest)]
    [InlineData("PATCH", Graph, "text/turtle", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("MOVE", Graph, "text/turtle", HttpStatusCode.MethodNotAllowed)]
    public async Task Requests_that_cannot_be_are_refused(string method, string path, string? type, HttpStatusCode expected)
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync(method, path, Turtle, type);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_reader_needs_no_key_a_writer_does()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await PutAsync(server, Turtle, HttpStatusCode.Created);
        using HttpResponseMessage read = await server.SendAsync("GET", Graph, key: null);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        foreach (string method in new[] { "PUT", "POST", "DELETE", "PATCH" })
        {
            using HttpResponseMessage response = await server.SendAsync(method, Graph, "", "text/turtle", key: null);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_graph_that_is_too_long_is_413_and_nothing_is_written()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, Turtle + "\n#" + new string('x', 1 << 20), "text/turtle");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        using var chunked = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Turtle + "\n#" + new string('x', 1 << 21))));
        using HttpResponseMessage second = await server.SendAsync("PUT", Graph, adjust: r =>
        {
            r.Content = chunked;
            r.Headers.TransferEncodingChunked = true;
            chunked.Headers.TryAddWithoutValidation("Content-Type", "text/turtle");
        });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, second.StatusCode);
        using HttpResponseMessage missing = await server.SendAsync("GET", Graph, key: null);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Statements_in_a_graph_of_their_own_do_not_go_into_another()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, "<urn:g> { <urn:a> <urn:b> 1 }", "application/trig");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("is in the graph <urn:g>", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_changes_its_graph_only()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await PutAsync(server, Turtle, HttpStatusCode.Created);
        await server.UpdateAsync("INSERT DATA { " + Turtle + " }");
        using HttpResponseMessage patched = await server.SendAsync(
            "PATCH", Graph, "DELETE { ?s ?p ?o } INSERT { ?s ?p 1836 } WHERE { ?s ?p ?o } ; INSERT DATA { <> <urn:b> 1 }", "application/sparql-update");
        Assert.Equal(HttpStatusCode.NoContent, patched.StatusCode);
        Assert.Equal("1\n1836", await server.AskAsync("SELECT ?o { GRAPH <https://hue.example/graph/objects> { ?s ?p ?o } } ORDER BY ?o"));
        Assert.Equal("3", await server.AskAsync("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
        using HttpResponseMessage refused = await server.SendAsync("PATCH", Graph, "CLEAR ALL", "application/sparql-update");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Blank_nodes_of_two_documents_stay_apart()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage response = await server.SendAsync("POST", Graph, "_:x <urn:p> 1 . _:x <urn:q> _:y .", "text/turtle");
            Assert.True(response.IsSuccessStatusCode);
        }

        Assert.Equal("2", await server.AskAsync("SELECT (COUNT(*) AS ?n) { ?x <urn:p> 1 ; <urn:q> ?y }"));
    }

    private static async Task PutAsync(WritingServer server, string body, HttpStatusCode expected, string? header = null, string? value = null)
    {
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, body, "text/turtle", adjust: request =>
        {
            if (header is not null)
                request.Headers.TryAddWithoutValidation(header, value);
        });
        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task<string> TagAsync(WritingServer server)
    {
        using HttpResponseMessage response = await server.SendAsync("HEAD", Graph, key: null);
        return response.Headers.ETag!.ToString();
    }
}
