using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>Queries that ask for more than there is end with the error that says so; others are answered meanwhile, and afterwards.</summary>
public sealed class HostileQueryTests(HostileQueryTests.Host host) : IClassFixture<HostileQueryTests.Host>
{
    private const string All = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i";

    /// <summary>Name, query, and the limits that may end it, or what the refusal says. A slow machine comes to the end of the time before that of the disk.</summary>
    public static TheoryData<string, string, string> Queries => new()
    {
        { "cartesian product", $"SELECT (COUNT(*) AS ?n) {{ {All} FILTER(STRLEN(STR(?c)) + STRLEN(STR(?f)) + STRLEN(STR(?i)) > 99999) }}", "time" },
        { "cartesian product with a condition", $"SELECT * {{ {All} FILTER(STR(?a) = CONCAT(STR(?e), STR(?h), STR(?f))) }}", "disk or time" },
        { "paths of paths", "SELECT * { ?a (((<x:p>|^<x:p>)*)*)* ?b . ?c (<x:p>|^<x:p>|!<x:no>)* ?d FILTER(STR(?a) = CONCAT(STR(?d), STR(?b))) }", "disk or time" },
        { "path from everywhere", "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|^<x:p>)+ ?b . ?b (<x:p>|^<x:p>)+ ?c FILTER(STRLEN(STR(?a)) + STRLEN(STR(?c)) > 99) }", "disk or time" },
        { "pattern that backtracks", "ASK { ?a <x:long> ?t FILTER REGEX(?t, '^((a+)+)\\\\1\\\\2b$') }", "time" },
        { "order of everything", $"SELECT * {{ ?a ?b ?c . ?d ?e ?f }} ORDER BY ?f ?a", "disk or time" },
        { "GROUP_CONCAT of everything", $"SELECT (GROUP_CONCAT(?f; SEPARATOR=', ') AS ?g) {{ ?a ?b ?c . ?d ?e ?f }}", "memory or time" },
        { "DISTINCT of everything", $"SELECT DISTINCT ?a ?c ?f ?d {{ ?a ?b ?c . ?d ?e ?f }} ORDER BY ?d", "disk or time" },
        { "groups of everything", "SELECT ?a ?f (COUNT(DISTINCT ?c) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?f ORDER BY ?n", "disk or time" },
        { "text that doubles", "SELECT (STRLEN(?z) AS ?n) { ?a <x:long> ?t " + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"BIND(CONCAT({(i == 0 ? "?t" : $"?t{i - 1}")}, {(i == 0 ? "?t" : $"?t{i - 1}")}) AS ?t{i}) ")) + "BIND(?t29 AS ?z) }", "memory or time" },
        { "text that is replaced by itself", "SELECT (STRLEN(REPLACE(REPLACE(REPLACE(?t, 'a', ?t), 'a', ?t), 'a', ?t)) AS ?n) { ?a <x:long> ?t }", "memory or time" },
        { "depth of 10,000", $"SELECT * {new string('{', 10_000)} ?a ?b ?c {new string('}', 10_000)}", "500 levels" },
        { "expression of 10,000 brackets", $"SELECT * {{ ?a ?b ?c FILTER({new string('(', 10_000)}1{new string(')', 10_000)}) }}", "500 levels" },
        { "10,000 elements of a group", $"SELECT * {{ {string.Concat(Enumerable.Repeat("OPTIONAL { ?a ?b ?c } ", 10_000))} }}", "2000" },
    };

    /// <summary>Queries that only look hostile: they are answered.</summary>
    public static TheoryData<string, string> Answered => new()
    {
        { "60,000 values", $"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"\"value {i}\""))} }} }}" },
        { "list of 50,000", $"SELECT (COUNT(*) AS ?n) {{ ?a <x:q> ?v FILTER(?v IN ({string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"value {i}\""))})) }}" },
        { "10,000 equalities", $"SELECT (COUNT(*) AS ?n) {{ ?a <x:q> ?v FILTER({string.Join(" || ", Enumerable.Range(0, 10_000).Select(i => $"?v = \"value {i}\""))}) }}" },
        { "pattern of nested repetition", "SELECT (COUNT(*) AS ?n) { ?a <x:long> ?t FILTER REGEX(?t, '^(([a-z])+.)+[A-Z]([a-z])+$') }" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Ends_with_the_defined_error_while_others_are_answered(string name, string query, string expected)
    {
        Task<HttpResponseMessage> hostile = host.PostAsync(query);
        int answered = 0;
        do
        {
            Assert.Equal(HttpStatusCode.OK, await host.LookUpAsync());
            answered++;
        }
        while (!hostile.IsCompleted && answered < 200);

        using HttpResponseMessage answer = await hostile;
        string text = await ServerFixture.TextOf(answer);
        using JsonDocument problem = JsonDocument.Parse(text);
        string? limit = problem.RootElement.TryGetProperty("limit", out JsonElement named) ? named.GetString() : null;
        int status = limit switch
        {
            "time" => 408,
            null => 400,
            _ => 503,
        };
        Assert.True(status == (int)answer.StatusCode, $"{name}: {(int)answer.StatusCode} {text[..Math.Min(500, text.Length)]}");
        if (limit is null)
            Assert.Contains(expected, text, StringComparison.Ordinal);
        else
            Assert.Contains(limit, expected.Split(" or "));
        Assert.Equal(HttpStatusCode.OK, await host.LookUpAsync());
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task Is_answered(string name, string query)
    {
        using HttpResponseMessage answer = await host.PostAsync(query);
        string text = await ServerFixture.TextOf(answer);
        Assert.True(answer.IsSuccessStatusCode, $"{name}: {(int)answer.StatusCode} {text[..Math.Min(500, text.Length)]}");
    }

    [Theory]
    [InlineData("?v{0} <x:p> ?v{1} . ")]
    [InlineData("?s <x:p> ?v{0} . ")]
    public async Task A_thousand_patterns_are_answered_or_end_at_a_limit(string pattern)
    {
        string patterns = string.Concat(Enumerable.Range(0, 1000).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, i, i + 1)));
        using HttpResponseMessage answer = await host.PostAsync($"SELECT ?v0 {{ {patterns} }} LIMIT 1");
        string text = await ServerFixture.TextOf(answer);
        Assert.True(answer.IsSuccessStatusCode || text.Contains("\"limit\":", StringComparison.Ordinal), text[..Math.Min(500, text.Length)]);
    }

    [Fact]
    public async Task Heavy_queries_wait_for_each_other_and_lookups_do_not()
    {
        const string Heavy = $"SELECT (COUNT(*) AS ?n) {{ {All} FILTER(STRLEN(STR(?c)) + STRLEN(STR(?f)) + STRLEN(STR(?i)) > 99999) }}";
        Task<HttpResponseMessage>[] heavy = [.. Enumerable.Range(0, 6).Select(_ => host.PostAsync(Heavy))];
        for (int i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, await host.LookUpAsync());
        HttpResponseMessage[] answers = await Task.WhenAll(heavy);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.RequestTimeout);
        HttpResponseMessage[] refused = [.. answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable)];
        Assert.NotEmpty(refused); // one place for heavy queries, two that may wait
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter));
    }

    /// <summary>A server with little of everything, over 3,000 things in a chain.</summary>
    public sealed class Host : IAsyncLifetime
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hue-hostile-{Guid.NewGuid():N}");
        private WebApplication? _server;
        private HttpClient _client = new();

        public async ValueTask InitializeAsync()
        {
            IQuadSnapshot snapshot = ServerFixture.SnapshotOf(string.Concat(Enumerable.Range(0, 3000).Select(i =>
                $"<x:s{i}> <x:p> <x:s{i + 1}> ; <x:q> \"value {i}\" .\n")) + $"<x:s0> <x:long> \"{new string('a', 20_000)}\" .");
            _server = HueServer.Build(
                ServerFixture.Settings with
                {
                    QueryTimeoutSeconds = 2,
                    RequestBytes = 4 << 20,
                    QueryMemoryBytes = 64 << 20,
                    TotalQueryMemoryBytes = 256 << 20,
                    SpillFolder = _folder,
                    SpillBytes = 8 << 20,
                    HeavyQueries = 1,
                    QueuedQueries = 2,
                    QueueSeconds = 60,
                },
                snapshot);
            await _server.StartAsync(TestContext.Current.CancellationToken);
            _client = new HttpClient { BaseAddress = new Uri(_server.Urls.First()) };
        }

        /// <summary>Asks by POST.</summary>
        public Task<HttpResponseMessage> PostAsync(string query)
        {
            var body = new ByteArrayContent(Encoding.UTF8.GetBytes(query));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/sparql-query");
            return _client.PostAsync("/sparql", body, TestContext.Current.CancellationToken);
        }

        /// <summary>Asks for one thing.</summary>
        public async Task<HttpStatusCode> LookUpAsync()
        {
            using HttpResponseMessage answer = await _client.GetAsync(ServerFixture.Ask("SELECT * { <x:s7> ?p ?o }"), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            if (_server is not null)
                await _server.DisposeAsync();
            if (Directory.Exists(_folder))
                Directory.Delete(_folder, recursive: true);
        }
    }
}
