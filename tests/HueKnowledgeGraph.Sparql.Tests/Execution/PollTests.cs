using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>
/// Every operator looks at the clock on its way: with sixteen times the work it looks several times as often, and wherever on the way the time
/// ends, the query ends there, with nothing left behind. Looks are counted, not seconds.
/// </summary>
public sealed class PollTests
{
    private const int Things = 3000;

    public static TheoryData<string> Working =>
    [
        "SELECT * { ?s <x:p> ?o } ORDER BY ?o DESC(?s)",
        "SELECT * { ?s <x:t> ?o } ORDER BY ?o",
        "SELECT DISTINCT ?o { ?s <x:t> ?o }",
        "SELECT ?o (COUNT(?s) AS ?n) (GROUP_CONCAT(?s) AS ?g) { ?s <x:t> ?o } GROUP BY ?o",
        "SELECT (GROUP_CONCAT(?o) AS ?g) { ?s <x:t> ?o }",
        "SELECT * { { SELECT ?s ?o { ?s <x:t> ?o } LIMIT 99999 } { SELECT ?s ?v { ?s <x:p> ?v } LIMIT 99999 } }",
        "SELECT * { ?s <x:t> ?o OPTIONAL { ?s <x:p> ?v FILTER(?v != ?o) } }",
        "SELECT * { ?s <x:t> ?o MINUS { ?s <x:p> <x:s7> } }",
        "SELECT * { ?s <x:t> ?o FILTER REGEX(?o, '(a|b)+c.*9$') }",
        "SELECT * { ?s <x:t> ?o FILTER CONTAINS(REPLACE(UCASE(?o), 'E', 'e'), '9') }",
        "SELECT * { ?s <x:t> ?o FILTER NOT EXISTS { ?s <x:p> ?v FILTER(STR(?v) > STR(?o)) } }",
        "SELECT * { <x:s0> <x:n>* ?o }",
        "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|^<x:p>)* <x:s5> . ?a <x:t> ?t FILTER(STRLEN(?t) > 3) }",
        "CONSTRUCT { ?s <x:r> ?o } { ?s <x:t> ?o }",
    ];

    [Theory]
    [MemberData(nameof(Working))]
    public void Looks_at_the_clock_grow_with_the_work(string query)
    {
        long few = Looks(query, Things);
        long many = Looks(query, 16 * Things);
        Assert.True(many >= 3 * few, $"{few} looks for {Things} things, {many} for {16 * Things}.");
    }

    [Theory]
    [MemberData(nameof(Working))]
    public void Wherever_the_time_ends_the_query_ends_and_gives_all_back(string query)
    {
        using IQuadSnapshot snapshot = SnapshotOf(Things);
        using var folder = new SpillFolder();
        foreach (bool spills in new[] { false, true })
        {
            long looks = Run(query, snapshot, new Clock(long.MaxValue), folder.Space, spills);
            for (int part = 0; part < 4; part++)
            {
                var clock = new Clock(Math.Max(1, looks * part / 4));
                var memory = new QueryMemory(1L << 30);
                var failure = Assert.Throws<QueryLimitException>(() => Run(query, snapshot, clock, folder.Space, spills, memory));
                Assert.Equal("time", failure.Limit);
                Assert.True(clock.Late <= 3, // the start of the run and the message look, too
                    $"{clock.Late} looks after the end.");
                Assert.Equal(0, memory.BytesInUse);
                Assert.Equal(0, memory.QueryCount);
                Assert.Equal(0, folder.Space.BytesInUse);
            }
        }
    }

    private static long Looks(string query, int things)
    {
        using IQuadSnapshot snapshot = SnapshotOf(things);
        using var folder = new SpillFolder();
        return Run(query, snapshot, new Clock(long.MaxValue), folder.Space, spills: false);
    }

    private static long Run(string query, IQuadSnapshot snapshot, Clock clock, SpillSpace space, bool spills, QueryMemory? memory = null)
    {
        var options = new QueryOptions
        {
            Clock = clock,
            Timeout = TimeSpan.FromSeconds(1),
            Spill = spills ? space : null,
            SpillsAlways = spills,
            SharedMemory = memory,
        };
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(query), snapshot, options);
        if (result is GraphResult graph)
            ResultWriter.WriteGraph(graph, RdfFormat.NTriples, Stream.Null);
        else
            ResultWriter.Write(result, ResultFormat.Json, Stream.Null);
        return clock.Looks;
    }

    private static IQuadSnapshot SnapshotOf(int things)
    {
        var builder = new MemorySnapshotBuilder();
        for (int i = 0; i < things; i++)
        {
            builder.Add(new Quad(new Iri($"x:s{i}"), new Iri("x:p"), new Iri($"x:s{(i / 2) + 1}")));
            builder.Add(new Quad(new Iri($"x:s{i}"), new Iri("x:n"), new Iri($"x:s{i + 1}")));
            builder.Add(new Quad(new Iri($"x:s{i}"), new Iri("x:t"), new Literal($"text abc {i * 7919 % things}")));
        }

        return builder.Build();
    }

    /// <summary>Stands still up to a look; from there on each look is past every limit that was set before it.</summary>
    private sealed class Clock(long end) : TimeProvider
    {
        public long Looks { get; private set; }

        /// <summary>Looks beyond the first that was past the limit.</summary>
        public long Late => Looks - end - 1;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++Looks > end ? 1000 * (Looks - end) : 0;
    }
}
