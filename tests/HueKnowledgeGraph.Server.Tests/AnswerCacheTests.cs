using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>Answers that are kept: by the door, and the budget of the cache itself.</summary>
public sealed class AnswerCacheTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Hit = "cache;desc=hit";

    [Fact]
    public async Task The_second_answer_comes_from_the_cache_and_is_the_same()
    {
        string path = ServerFixture.Ask("SELECT (COUNT(*) AS ?second) { ?s ?p ?o }");
        (string first, string timing) = await AskAsync(path);
        Assert.DoesNotContain(Hit, timing, StringComparison.Ordinal);
        (string second, timing) = await AskAsync(path);
        Assert.Contains(Hit, timing, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Another_format_graph_or_regime_is_another_question()
    {
        string path = ServerFixture.Ask("SELECT (COUNT(*) AS ?other) { ?s ?p ?o }");
        foreach (string parameter in new[] { "", "&format=csv", "&format=tsv", "&entailment=rdfs", "&default-graph-uri=https://hue.example/graph/actors",
            "&named-graph-uri=https://hue.example/graph/actors" })
            Assert.DoesNotContain(Hit, (await AskAsync(path + parameter)).Timing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT (NOW() AS ?now) {}")]
    [InlineData("SELECT (RAND() AS ?r) {}")]
    [InlineData("SELECT * { FILTER EXISTS { BIND(STRUUID() AS ?x) } }")]
    public async Task What_differs_each_time_is_not_kept(string query)
    {
        await AskAsync(ServerFixture.Ask(query));
        Assert.DoesNotContain(Hit, (await AskAsync(ServerFixture.Ask(query))).Timing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_goes_past_it_by_a_header()
    {
        string path = ServerFixture.Ask("SELECT (COUNT(*) AS ?past) { ?s ?p ?o }");
        await AskAsync(path);
        Assert.DoesNotContain(Hit, (await AskAsync(path, "no-cache")).Timing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        const string Endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . FILTER(STRLEN(CONCAT(STR(?a), STR(?m))) > 1000) }";
        await AskAsync(ServerFixture.Ask(Endless) + "&timeout=0.05");
        (string text, string timing) = await AskAsync(ServerFixture.Ask(Endless) + "&timeout=0.05");
        Assert.DoesNotContain(Hit, timing, StringComparison.Ordinal);
        Assert.Contains("its limit is 0.05 s", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        await using WebApplication plain = HueServer.Build(ServerFixture.Settings with { ResultCacheBytes = 0 }, MemorySnapshot.Of([]));
        await plain.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(plain.Urls.First()) };
        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage response = await client.GetAsync(ServerFixture.Ask("SELECT * { ?s ?p ?o }"), TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Hit, string.Join(',', response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_stays_within_its_budget_and_keeps_what_is_used()
    {
        var cache = new AnswerCache(1 << 20);
        AnswerKey wanted = Key(-1);
        cache.Keep(wanted, new byte[1000]);
        for (int i = 0; i < 200; i++)
        {
            cache.Keep(Key(i), new byte[20_000]);
            Assert.True(cache.TryFind(wanted, out _), "what is asked for all the time was pushed out");
            Assert.InRange(cache.Bytes, 0, 1 << 20);
        }

        Assert.False(cache.TryFind(Key(0), out _));
        Assert.True(cache.TryFind(Key(199), out _));
        cache.Keep(Key(500), new byte[cache.LongestAnswer + 1]);
        Assert.False(cache.TryFind(Key(500), out _));
    }

    [Fact]
    public void Another_version_is_another_answer()
    {
        var cache = new AnswerCache(1 << 20);
        cache.Keep(Key(1), [1]);
        Assert.False(cache.TryFind(Key(1) with { Version = "2" }, out _));
    }

    private static AnswerKey Key(int number) => new("1", $"ASK {{ ?s ?p {number} }}", "", "text/csv");

    private async Task<(string Text, string Timing)> AskAsync(string path, string? cacheControl = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cacheControl is not null)
            request.Headers.TryAddWithoutValidation("Cache-Control", cacheControl);
        using HttpResponseMessage response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string timing = response.Headers.TryGetValues("Server-Timing", out IEnumerable<string>? values) ? string.Join(',', values) : "";
        return (await ServerFixture.TextOf(response), timing);
    }
}
