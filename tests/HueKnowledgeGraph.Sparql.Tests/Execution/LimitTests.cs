namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Limits end a query with an error that names both figures; a result is never cut.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TestGraph _graph = new(string.Join('\n', Enumerable.Range(0, 400).Select(i => $"s{i} p o{i % 20}")));

    public static TheoryData<string> MemoryHungry =>
    [
        "SELECT * { ?a :p ?b . ?c :p ?d . ?e :p ?f } ORDER BY ?a",
        "SELECT DISTINCT ?a ?c ?e { ?a :p ?b . ?c :p ?d . ?e :p ?f }",
        "SELECT ?a ?c ?e (COUNT(*) AS ?n) { ?a :p ?b . ?c :p ?d . ?e :p ?f } GROUP BY ?a ?c ?e",
    ];

    [Theory]
    [MemberData(nameof(MemoryHungry))]
    public void Over_the_memory_limit_a_query_fails_with_both_figures(string query)
    {
        var failure = Assert.Throws<QueryLimitException>(() => _graph.Ask(query, new QueryOptions { MemoryBytes = 4 << 20 }));
        Assert.Equal("memory", failure.Limit);
        Assert.Matches(@"^The query needs \d+(\.\d)? MiB for .+; its limit is 4 MiB", failure.Message);
    }

    [Fact]
    public void Over_the_time_limit_a_query_fails_with_both_figures()
    {
        var clock = new SteppingClock();
        var failure = Assert.Throws<QueryLimitException>(() => _graph.Ask(
            "SELECT (COUNT(*) AS ?n) { ?a :p ?b . ?c :p ?d . ?e :p ?f }",
            new QueryOptions { Timeout = TimeSpan.FromSeconds(2), Clock = clock, UsePlanner = false }));
        Assert.Equal("time", failure.Limit);
        Assert.Contains("its limit is 2 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_who_has_gone_ends_the_query()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            using QueryResult result = QueryEngine.Execute(TestGraph.Parse("ASK { ?a :p ?b }"), _graph.Snapshot, null, gone.Token);
        });
    }

    [Fact]
    public void A_service_is_refused_by_name()
    {
        var refusal = Assert.Throws<ServiceException>(() => _graph.Ask("SELECT * { SERVICE :elsewhere { ?a :p ?b } }"));
        Assert.Contains("elsewhere", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _graph.Dispose();

    /// <summary>A clock on which each look is 10 ms after the one before.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => 100;

        public override long GetTimestamp() => _looks++;
    }
}
