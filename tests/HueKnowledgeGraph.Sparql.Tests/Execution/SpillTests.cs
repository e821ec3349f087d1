using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>With too little memory queries go on with the disk, and answer as they do in memory.</summary>
public sealed class SpillTests(SpillTests.Data data) : IClassFixture<SpillTests.Data>
{
    private const long Tiny = 1 << 20;

    public static TheoryData<string> Queries =>
    [
        // sorts: runs, merges of runs, several keys, a limit larger than the memory
        "SELECT ?s ?n { ?s <x:n> ?n } ORDER BY DESC(?n) ?s",
        "SELECT ?s ?t { ?s <x:t> ?t } ORDER BY ?t DESC(?s)",
        "SELECT ?s ?t { ?s <x:t> ?t } ORDER BY STRLEN(?t) ?t ?s LIMIT 30000",
        // DISTINCT, with and without an order that has to stay
        "SELECT DISTINCT ?s ?n { ?s <x:n> ?n . ?s <x:t> ?t }",
        "SELECT DISTINCT ?s ?k { ?s <x:k> ?k . ?s <x:t> ?t } ORDER BY ?k DESC(?s)",
        "SELECT (COUNT(*) AS ?c) { SELECT DISTINCT ?s ?t { ?s <x:t> ?t } }",
        // groups
        "SELECT ?n ?k (COUNT(*) AS ?c) (MIN(?t) AS ?m) (SUM(?n) AS ?u) { ?s <x:n> ?n ; <x:t> ?t ; <x:k> ?k } GROUP BY ?n ?k",
        "SELECT ?s (GROUP_CONCAT(?t) AS ?g) { ?s <x:t> ?t } GROUP BY ?s",
        "SELECT ?k (COUNT(DISTINCT ?t) AS ?c) (COUNT(DISTINCT ?s) AS ?d) { ?s <x:t> ?t ; <x:k> ?k } GROUP BY ?k",
        "SELECT (COUNT(DISTINCT *) AS ?c) { ?s <x:t> ?t ; <x:k> ?k }",
        // joins: of keys that divide, of one key, without a key, all kinds
        "SELECT ?s ?o ?t { ?s <x:k> ?k . ?o <x:j> ?k . ?o <x:t> ?t } ORDER BY ?s ?o",
        "SELECT * { { SELECT ?t ?s { ?s <x:t> ?t } LIMIT 50000 } { SELECT ?t ?o { ?o <x:u> ?t } LIMIT 50000 } }",
        "SELECT * { { SELECT ?t ?s { ?s <x:t> ?t } LIMIT 50000 } OPTIONAL { SELECT ?t ?o { ?o <x:u> ?t } LIMIT 50000 } }",
        "SELECT * { { SELECT ?t ?s { ?s <x:t> ?t } LIMIT 50000 } MINUS { SELECT ?t ?o { ?o <x:u> ?t } LIMIT 50000 } }",
        "SELECT * { { SELECT ?t ?s { ?s <x:t> ?t } LIMIT 50000 } OPTIONAL { { SELECT ?t ?o { ?o <x:u> ?t } LIMIT 50000 } FILTER(?s < ?o) } }",
        "SELECT * { { SELECT ?a ?x { ?a <x:two> ?x } LIMIT 9 } OPTIONAL { SELECT ?b ?x { ?b <x:one> ?x } LIMIT 50000 } }",
        "SELECT * { { SELECT ?a ?x { ?a <x:two> ?x } LIMIT 9 } OPTIONAL { { SELECT ?b ?x { ?b <x:one> ?x } LIMIT 50000 } FILTER(?a != ?b) } } ORDER BY ?a ?b",
        "SELECT * { { SELECT ?a ?x { ?a <x:two> ?x } LIMIT 9 } MINUS { SELECT ?b ?x { ?b <x:one> ?x } LIMIT 50000 } }",
        "SELECT ?a ?b { { SELECT ?a { ?a <x:two> ?x } } { SELECT ?b { ?b <x:n> ?y } LIMIT 50000 } } ORDER BY ?a ?b",
        "CONSTRUCT { ?s <x:r> ?t } { ?s <x:t> ?t . ?s <x:k> ?k }",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public void With_little_memory_a_query_spills_and_answers_the_same(string query)
    {
        using var folder = new SpillFolder();
        bool isOrdered = query.Contains("ORDER BY", StringComparison.Ordinal);
        string[] expected = Run(query, new QueryOptions(), isOrdered);
        string[] actual = Run(query, new QueryOptions { MemoryBytes = Tiny, Spill = folder.Space }, isOrdered);
        Assert.True(folder.Space.FileCount > 0, "Nothing was spilled.");
        Assert.Equal(0, folder.Space.BytesInUse);
        Assert.Empty(Directory.GetFiles(folder.Space.Folder));
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(expected.SequenceEqual(actual), "Other rows.");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Spilled_at_once_a_query_answers_the_same(string query)
    {
        using var folder = new SpillFolder();
        bool isOrdered = query.Contains("ORDER BY", StringComparison.Ordinal);
        string[] actual = Run(query, new QueryOptions { Spill = folder.Space, SpillsAlways = true }, isOrdered);
        Assert.True(Run(query, new QueryOptions(), isOrdered).SequenceEqual(actual), "Other rows.");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Over_the_quota_a_query_fails_with_both_figures_and_leaves_nothing(string query)
    {
        using var folder = new SpillFolder(quotaBytes: 100_000);
        var failure = Assert.Throws<QueryLimitException>(() => Run(query, new QueryOptions { MemoryBytes = Tiny, Spill = folder.Space }, isOrdered: false));
        Assert.Equal("disk", failure.Limit);
        Assert.Matches(@"needs \d+(\.\d)? KiB on disk; allowed are 97\.7 KiB", failure.Message);
        Assert.Equal(0, folder.Space.BytesInUse);
        Assert.Empty(Directory.GetFiles(folder.Space.Folder));
    }

    [Fact]
    public void A_query_that_is_left_midway_leaves_no_file()
    {
        using var folder = new SpillFolder();
        using (var result = (SolutionResult)QueryEngine.Execute(
            SparqlParser.ParseQuery("SELECT ?s ?t { ?s <x:t> ?t } ORDER BY ?t"), data.Snapshot, new QueryOptions { MemoryBytes = Tiny, Spill = folder.Space },
            TestContext.Current.CancellationToken))
        {
            Assert.NotNull(result.Next());
            Assert.True(folder.Space.BytesInUse > 0);
        }

        Assert.Equal(0, folder.Space.BytesInUse);
    }

    [Fact]
    public void What_a_crash_left_is_removed_at_the_next_start()
    {
        using var folder = new SpillFolder();
        Directory.CreateDirectory(folder.Space.Folder);
        File.WriteAllText(Path.Combine(folder.Space.Folder, "0123.spill"), "left");
        File.WriteAllText(Path.Combine(folder.Space.Folder, "notes.txt"), "somebody else's");
        _ = new SpillSpace(folder.Space.Folder, 1);
        Assert.Equal(["notes.txt"], Directory.GetFiles(folder.Space.Folder).Select(Path.GetFileName));
    }

    private string[] Run(string text, QueryOptions options, bool isOrdered)
    {
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(text), data.Snapshot, options, TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        if (result is GraphResult graph)
            ResultWriter.WriteGraph(graph, RdfFormat.NTriples, output);
        else
            ResultWriter.Write(result, ResultFormat.Tsv, output, TestContext.Current.CancellationToken);
        string[] lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        if (!isOrdered)
            Array.Sort(lines, StringComparer.Ordinal);
        return lines;
    }

    /// <summary>40,000 things with a number, two texts, and keys of which many, few or all things have the same.</summary>
    public sealed class Data : IDisposable
    {
        private const int Things = 40_000;

        public Data()
        {
            var builder = new MemorySnapshotBuilder();
            for (int i = 0; i < Things; i++)
            {
                var thing = new Iri($"x:s{i}");
                int mixed = (int)(i * 7919L % Things);
                builder.Add(new Quad(thing, new Iri("x:n"), new Literal($"{mixed / 2}", Xsd.Integer)));
                builder.Add(new Quad(thing, new Iri("x:t"), new Literal($"text {mixed % 9000} of {i % 3}")));
                builder.Add(new Quad(thing, new Iri("x:u"), new Literal($"text {i % 9000} of {i % 4}")));
                builder.Add(new Quad(thing, new Iri("x:k"), new Literal($"{mixed % 30000}", Xsd.Integer)));
                builder.Add(new Quad(thing, new Iri("x:j"), new Literal($"{i}", Xsd.Integer)));
                builder.Add(new Quad(thing, new Iri("x:one"), new Literal("the same")));
                if (i < 3)
                    builder.Add(new Quad(thing, new Iri("x:two"), new Literal(i == 0 ? "another" : "the same")));
            }

            Snapshot = builder.Build();
        }

        internal IQuadSnapshot Snapshot { get; }

        public void Dispose() => Snapshot.Dispose();
    }
}
