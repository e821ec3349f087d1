using System.Diagnostics;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Queries that ask for more than a machine has end at their limits, soon, or answer right.</summary>
public sealed class HostileQueryTests : IClassFixture<HostileQueryTests.Data>
{
    private const long Megabyte = 1 << 20;

    private readonly Data _data;

    public HostileQueryTests(Data data) => _data = data;

    public static TheoryData<string> Endless =>
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(?n) AS ?m) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(STRLEN(STR(?a)) + STRLEN(STR(?e)) AS ?n) }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?e && ?c = ?h && ?f = ?b) }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?a), STR(?c), STR(?f)), '(a+)+$')) }",
        "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|^<x:p>)* ?b . ?c (<x:p>|^<x:p>)* ?d . ?e <x:q> ?f FILTER(?b != ?d && ?e != ?b) }",
        "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?d = ?c && ?i = ?b && ?f = ?g) } }",
        "SELECT * { ?a ?b ?c MINUS { ?d ?e ?f OPTIONAL { ?g ?h ?a FILTER(?h = ?c) } } }",
    ];

    public static TheoryData<string> Hungry =>
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f",
        "SELECT (GROUP_CONCAT(?text) AS ?all) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?text) }",
        "SELECT (GROUP_CONCAT(DISTINCT ?c) AS ?all) (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
        "SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }",
        "SELECT ?text { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)) AS ?text) }",
        "SELECT ?a ?f (COUNT(*) AS ?n) (SAMPLE(?c) AS ?s) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?f",
        "CONSTRUCT { ?a <x:r> ?f } { ?a ?b ?c . ?d ?e ?f }",
        "SELECT ?x ?y { ?x (<x:p>|^<x:p>)* ?y } ORDER BY ?y",
    ];

    [Theory]
    [MemberData(nameof(Endless))]
    public void Over_time(string query)
    {
        var limit = TimeSpan.FromMilliseconds(400);
        long started = Stopwatch.GetTimestamp();
        QueryLimitException failure = Assert.Throws<QueryLimitException>(() => Run(query, new QueryOptions { Timeout = limit, MemoryBytes = 512 * Megabyte }));
        Assert.Equal("time", failure.Limit);
        TimeSpan late = Stopwatch.GetElapsedTime(started) - limit;
        Assert.True(late < TimeSpan.FromSeconds(1), $"{late.TotalMilliseconds:0} ms late"); // about 10 ms on a quiet machine
    }

    [Theory]
    [MemberData(nameof(Hungry))]
    public void Over_memory(string query)
    {
        QueryLimitException failure = Assert.Throws<QueryLimitException>(() => Run(query, new QueryOptions { MemoryBytes = 64 * Megabyte }));
        Assert.Equal("memory", failure.Limit);
    }

    [Fact]
    public void Ten_thousand_rows_of_values_are_joined()
    {
        string values = string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"(<x:s{i}> {i})"));
        Assert.Equal(10_000, Run($"SELECT * {{ VALUES (?s ?n) {{ {values} }} ?s <x:p> ?o }}", new QueryOptions()));
    }

    [Fact]
    public void All_are_connected_with_all() =>
        Assert.Equal(1, Run("SELECT (COUNT(*) AS ?n) { ?a (<x:p>|^<x:p>)* <x:s5> }", new QueryOptions { MemoryBytes = 64 * Megabyte }));

    private long Run(string query, QueryOptions options)
    {
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(query), _data.Snapshot, options);
        if (result is GraphResult graph)
        {
            graph.WriteTo(new NullSink());
            return 0;
        }

        long rows = 0;
        while (((SolutionResult)result).Next() is { } batch)
            rows += batch.RowCount;
        return rows;
    }

    /// <summary>A chain of 20,000 nodes with a number each.</summary>
    public sealed class Data : IDisposable
    {
        public Data()
        {
            var builder = new MemorySnapshotBuilder();
            for (int i = 0; i < 20_000; i++)
            {
                builder.Add(new Quad(new Iri($"x:s{i}"), new Iri("x:p"), new Iri($"x:s{i + 1}")));
                builder.Add(new Quad(new Iri($"x:s{i}"), new Iri("x:q"), new Literal($"number {i} {new string('a', 25)}!")));
            }

            Snapshot = builder.Build();
        }

        internal IQuadSnapshot Snapshot { get; }

        public void Dispose() => Snapshot.Dispose();
    }

    private sealed class NullSink : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
        }
    }
}
