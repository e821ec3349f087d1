using System.Net;
using System.Text.Json;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>Updates by POST: who may, what is answered, what is seen afterwards.</summary>
public abstract class UpdateProtocolLaws(bool isOnDisk)
{
    private const string Insert = "INSERT DATA { GRAPH <https://hue.example/g> { <https://hue.example/ngọ-môn> <https://hue.example/built> 1833 } }";
    private const string Count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";

    [Fact]
    public async Task An_update_is_answered_with_what_it_changed_and_shows_at_once()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync("POST", "/sparql", Insert, "application/sparql-update");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("update;dur=", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(await ServerFixture.TextOf(response));
        Assert.Equal((1, 0), (report.RootElement.GetProperty("added").GetInt32(), report.RootElement.GetProperty("removed").GetInt32()));
        Assert.Equal("1833", await server.AskAsync("SELECT ?y { <https://hue.example/ngọ-môn> <https://hue.example/built> ?y }"));
    }

    [Fact]
    public async Task An_update_comes_by_form_too()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync("POST", "/sparql", "update=" + Uri.EscapeDataString(Insert), "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("1", await server.AskAsync(Count));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("the-key-of-the-tes", HttpStatusCode.Unauthorized)]
    [InlineData("the-key-of-the-test-", HttpStatusCode.Unauthorized)]
    [InlineData("the-key-of-the-test", HttpStatusCode.OK)]
    public async Task Only_the_key_opens(string? key, HttpStatusCode expected)
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        foreach ((string body, string type) in new[] { (Insert, "application/sparql-update"), ("update=" + Uri.EscapeDataString(Insert), "application/x-www-form-urlencoded") })
        {
            using HttpResponseMessage response = await server.SendAsync("POST", "/sparql", body, type, key);
            Assert.Equal(expected, response.StatusCode);
            Assert.Equal(expected == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.ToString().StartsWith("Bearer", StringComparison.Ordinal));
        }

        Assert.Equal(expected == HttpStatusCode.OK ? "1" : "0", await server.AskAsync(Count));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("the-key-of-the-test", true)]
    public async Task A_server_that_is_read_only_says_so(string? writeKey, bool readOnly)
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk, WritingServer.Settings with { WriteKey = writeKey, ReadOnly = readOnly });
        using HttpResponseMessage update = await server.SendAsync("POST", "/sparql", Insert, "application/sparql-update");
        using HttpResponseMessage graph = await server.SendAsync("DELETE", "/graphs?graph=https://hue.example/g");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (update.StatusCode, graph.StatusCode));
        Assert.Contains(readOnly ? "ReadOnly" : "WriteKey", await ServerFixture.TextOf(update), StringComparison.Ordinal);
        Assert.Equal("0", await server.AskAsync(Count));
    }

    [Theory]
    [InlineData("INSERT DATA { <urn:a> <urn:b> }", "Line 1, column 31")]
    [InlineData("CREATE GRAPH <urn:new> ; INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } } ; CREATE GRAPH <urn:g>", "Operation 3")]
    [InlineData("LOAD <file:///etc/passwd>", "switched off")]
    public async Task What_cannot_be_done_is_400_with_the_reason_and_nothing_is_done(string update, string reason)
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync("POST", "/sparql", update, "application/sparql-update");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, await ServerFixture.TextOf(response), StringComparison.Ordinal);
        Assert.Equal("0", await server.AskAsync(Count));
    }

    [Fact]
    public async Task An_update_may_be_longer_than_a_query_but_not_endless()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        string many = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<https://hue.example/s{i}> <https://hue.example/p> {i} . "));
        await server.UpdateAsync($"INSERT DATA {{ {many} }}");
        Assert.Equal("3000", await server.AskAsync(Count));

        // The server answers before it has read all; a client that sends on regardless sees a broken connection instead.
        using HttpResponseMessage response = await server.SendAsync(
            "POST", "/sparql", "#" + new string('x', 1 << 20), "application/sparql-update", adjust: request => request.Headers.ExpectContinue = true);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        using HttpResponseMessage stranger = await server.SendAsync("POST", "/sparql", "update=%23" + new string('x', 1 << 17), "application/x-www-form-urlencoded", key: null, adjust: request => request.Headers.ExpectContinue = true);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, stranger.StatusCode);
    }

    [Fact]
    public async Task A_query_and_an_update_in_one_request_are_refused()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        using HttpResponseMessage response = await server.SendAsync("POST", "/sparql", "query=ASK%7B%7D&update=CLEAR%20ALL", "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_update_over_its_time_is_408_and_leaves_nothing()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await server.UpdateAsync("INSERT DATA { <urn:a> <urn:p> 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }");
        const string Slow = "INSERT DATA { <urn:b> <urn:p> 1 } ; INSERT { ?s <urn:q> ?f } WHERE { ?s <urn:p> ?a, ?b, ?c, ?d, ?e, ?f FILTER(?a + ?b + ?c + ?d + ?e + ?f < 0) }";
        using HttpResponseMessage response = await server.SendAsync("POST", "/sparql?timeout=0.2", Slow, "application/sparql-update");
        Assert.Equal(HttpStatusCode.RequestTimeout, response.StatusCode);
        Assert.Equal("20", await server.AskAsync(Count));
    }

    [Fact]
    public async Task Every_answer_tells_its_time_and_its_request()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        foreach (string path in new[] { "/", "/nope", "/health/live", "/sparql", "/graphs?default", "/graphs", "/id/object/x" })
        {
            using HttpResponseMessage response = await server.SendAsync("GET", path, key: null);
            Assert.Contains(";dur=", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
            Assert.NotEmpty(Assert.Single(response.Headers.GetValues("X-Request-Id")));
        }
    }

    [Fact]
    public async Task A_document_of_a_thing_changes_with_the_store_and_so_does_its_tag()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await server.UpdateAsync("INSERT DATA { <https://hue.example/id/object/x> <http://www.w3.org/2000/01/rdf-schema#label> \"Cao đỉnh\"@vi }");
        using HttpResponseMessage first = await server.SendAsync("GET", "/doc/object/x.ttl", key: null);
        await server.UpdateAsync("INSERT DATA { <https://hue.example/id/object/x> <http://www.w3.org/2000/01/rdf-schema#label> \"Cao urn\"@en }");
        using HttpResponseMessage second = await server.SendAsync("GET", "/doc/object/x.ttl", key: null, adjust: r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("Cao urn", await ServerFixture.TextOf(second), StringComparison.Ordinal);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task Writers_at_the_same_time_all_come_through()
    {
        await using WritingServer server = await WritingServer.StartAsync(isOnDisk);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => server.UpdateAsync($"INSERT DATA {{ <urn:s{i}> <urn:p> {i} }}")));
        Assert.Equal("24", await server.AskAsync(Count));
    }
}
