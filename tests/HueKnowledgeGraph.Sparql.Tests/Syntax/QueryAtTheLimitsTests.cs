using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>What the parser lets through, the rest of the program can bear: long chains and deep nests run on the stack of a pool thread.</summary>
public sealed class QueryAtTheLimitsTests
{
    /// <summary>Threads of the pool have 1.5 MiB by default.</summary>
    private const int StackBytes = 3 << 19;

    [Theory]
    [InlineData("{ ?a <x:p> ?b ", 490, " }", 50)]
    [InlineData("OPTIONAL { ?a <x:p> ?b ", 490, " }", 50)]
    [InlineData("OPTIONAL { ?a <x:p> ?b } ", 1000, "", 50)]
    [InlineData("FILTER(?a != <x:o>) ", 1000, "", 50)]
    [InlineData("{ SELECT ?a ?b { ?a <x:p> ?b ", 240, " } }", 50)]
    [InlineData("?a <x:p> ?b . ", 200, "", 50)]
    [InlineData("FILTER EXISTS { ?a <x:p> ?b ", 240, " }", 50)]
    [InlineData("FILTER EXISTS { ?b <x:p> ?c OPTIONAL { ?a <x:p> ?d } ", 40, " }", 49)]
    [InlineData("FILTER NOT EXISTS { ?a <x:p> ?b ", 240, " }", 50)]
    public void Elements_of_a_group(string open, int count, string close, long rows) =>
        AssertRows($"SELECT * {{ ?a <x:p> ?b . {Repeat(open, count)} {Repeat(close, count)} }}", rows);

    [Theory]
    [InlineData("OPTIONAL { ?s ?p ?o } ")]
    [InlineData("?s ?p ?o . ")]
    public void Long_groups_inside_long_groups_are_refused(string element)
    {
        string text = $"SELECT * {{ {Repeat("{ ", 100)}{Repeat(Repeat(element, 1000) + "} ", 100)} }}";
        var problem = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(text));
        Assert.StartsWith("more than 2000 elements of a group and of those inside it", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_long_groups_beside_each_other() =>
        AssertRows($"SELECT * {{ {string.Join(" UNION ", Enumerable.Repeat("{ " + Repeat("?a <x:p> ?b . ", 100) + "}", 100))} }}", 5_000);

    [Fact]
    public void A_path_of_many_steps() => AssertRows($"SELECT * {{ <x:s0> {string.Join('/', Enumerable.Repeat("<x:p>", 50))} ?b }}", 1);

    [Fact]
    public void A_chain_of_many_patterns() =>
        AssertRows($"SELECT * {{ {string.Concat(Enumerable.Range(0, 100).Select(i => $"?v{i % 40} <x:p> ?v{(i % 40) + 1} . "))} }}", 11);

    [Fact]
    public void Many_alternatives() => AssertRows($"SELECT * {{ {string.Join(" UNION ", Enumerable.Repeat("{ ?a <x:p> ?b }", 1000))} }}", 50_000);

    [Fact]
    public void Many_brackets() => AssertRows($"SELECT * {{ ?a <x:p> ?b FILTER({Repeat("!(", 240)}?a != ?b{Repeat(")", 240)}) }}", 50);

    [Fact]
    public void A_long_sum() => AssertRows($"SELECT (1{Repeat(" + 1", 480)} AS ?x) {{}}", 1);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void AssertRows(string text, long expected)
    {
        var builder = new MemorySnapshotBuilder();
        for (int i = 0; i < 50; i++)
            builder.Add(new Quad(new Iri($"x:s{i}"), new Iri("x:p"), new Iri($"x:s{i + 1}")));
        using MemorySnapshot snapshot = builder.Build();
        foreach (bool usePlanner in new[] { true, false })
            Assert.Equal(expected, OnSmallStack(() => CountRows(text, snapshot, usePlanner)));
    }

    private static long CountRows(string text, IQuadSnapshot snapshot, bool usePlanner)
    {
        using var result = (SolutionResult)QueryEngine.Execute(SparqlParser.ParseQuery(text), snapshot, new QueryOptions { UsePlanner = usePlanner });
        long rows = 0;
        while (result.Next() is { } batch)
            rows += batch.RowCount;
        return rows;
    }

    private static long OnSmallStack(Func<long> count)
    {
        long rows = 0;
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => rows = count()), StackBytes);
        thread.Start();
        thread.Join();
        Assert.Null(error);
        return rows;
    }
}
