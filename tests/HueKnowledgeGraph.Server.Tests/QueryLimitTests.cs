using System.Net;
using System.Text.Json;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>What a client sees of a query that goes over a limit: before the first byte a status, after it a broken connection.</summary>
public sealed class QueryLimitTests
{
    private const string EveryPair = "SELECT * { ?a ?b ?c . ?d ?e ?f }";

    [Fact]
    public async Task A_query_over_its_memory_is_503_and_names_the_limit()
    {
        await using WebApplication server = await StartAsync(ServerFixture.Settings with { QueryMemoryBytes = 1 << 20, QueryTimeoutSeconds = 60 });
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using HttpResponseMessage response = await client.GetAsync(
            ServerFixture.Ask("SELECT DISTINCT ?x { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(?c, ?f) AS ?x) } ORDER BY ?x"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        using JsonDocument problem = JsonDocument.Parse(await ServerFixture.TextOf(response));
        Assert.Equal("memory", problem.RootElement.GetProperty("limit").GetString());
        Assert.Contains("its limit is 1 MiB", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_ends_at_its_limit_after_the_first_bytes_breaks_the_connection()
    {
        await using WebApplication server = await StartAsync(ServerFixture.Settings with { QueryTimeoutSeconds = 0.3 });
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using HttpResponseMessage response = await client.GetAsync(
            ServerFixture.Ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_packed_answer_that_is_broken_off_is_not_taken_for_whole_either()
    {
        await using WebApplication server = await StartAsync(ServerFixture.Settings with { QueryTimeoutSeconds = 0.3 });
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = new Uri(server.Urls.First()) };
        using HttpResponseMessage response = await client.GetAsync(
            ServerFixture.Ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_that_leaves_frees_the_place_of_its_query()
    {
        await using WebApplication server = await StartAsync(ServerFixture.Settings with { ConcurrentQueries = 1, QueryTimeoutSeconds = 60 });
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using (HttpResponseMessage left = await client.GetAsync(
            ServerFixture.Ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        using HttpResponseMessage next = await client.GetAsync(ServerFixture.Ask("ASK {}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task With_all_places_taken_a_query_is_503_after_its_time()
    {
        await using WebApplication server = await StartAsync(ServerFixture.Settings with { ConcurrentQueries = 1, QueryTimeoutSeconds = 0.5 });
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        Task<HttpResponseMessage>[] asked = [.. Enumerable.Range(0, 3).Select(_ => client.GetAsync(
            ServerFixture.Ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(?c) + STRLEN(?f) + STRLEN(?i) > 9999) }"), TestContext.Current.CancellationToken))];
        HttpResponseMessage[] answers = await Task.WhenAll(asked);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.RequestTimeout);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.RequestTimeout, HttpStatusCode.ServiceUnavailable]));
    }

    [Fact]
    public async Task Several_clients_get_the_same_whole_answer_at_once()
    {
        await using WebApplication server = await StartAsync(ServerFixture.Settings with { QueryTimeoutSeconds = 60, ConcurrentQueries = 2 });
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        string path = ServerFixture.Ask(EveryPair + " LIMIT 50000") + "&format=tsv";
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.GetStringAsync(path, TestContext.Current.CancellationToken)));
        Assert.Equal(50_001, answers[0].AsSpan().Count('\n'));
        Assert.Single(answers.Distinct());
    }

    private static async Task<WebApplication> StartAsync(ServerSettings settings)
    {
        IQuadSnapshot snapshot = ServerFixture.SnapshotOf(string.Concat(
            Enumerable.Range(0, 3000).Select(i => $"<https://hue.example/s{i}> <https://hue.example/p{i % 5}> \"value number {i}\" .\n")));
        WebApplication server = HueServer.Build(settings, snapshot);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
