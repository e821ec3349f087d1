namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>One graph of many is read by itself.</summary>
public sealed class GraphScanTests : IDisposable
{
    private readonly TestGraph _graph = new(string.Join('\n', Enumerable.Range(0, 900).Select(i => $"s{i} p{i % 3} o{i % 10} g{(i < 890 ? 0 : 1)}"))
        + "\ns1 p1 s1 g1\ns895 p1 o5 g0\ns1 p1 o1");

    public static TheoryData<string> Queries =>
    [
        "SELECT * { GRAPH :g1 { ?s ?p ?o } }",
        "SELECT * { GRAPH :g1 { :s895 ?p ?o } }",
        "SELECT * { GRAPH :g1 { :s895 :p1 ?o } }",
        "SELECT * { GRAPH :g1 { ?s ?p ?s } }",
        "SELECT * { GRAPH :g1 { :s1 ?p :s1 } }",
        "SELECT * { GRAPH :g1 { ?s :p1 ?o } }",
        "SELECT * { GRAPH :g1 { ?s ?p ?o . ?t ?p ?o } }",
        "SELECT * { GRAPH :g1 { ?s ?p ?o } GRAPH :g0 { ?s ?q ?o } }",
        "SELECT (COUNT(*) AS ?n) { GRAPH :g1 { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { GRAPH :g1 { :s895 ?p ?o } }",
        "SELECT ?s (COUNT(*) AS ?n) { GRAPH :g1 { ?s ?p ?o } } GROUP BY ?s",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH :g1 { ?s ?p ?o } }",
        "ASK { GRAPH :g1 { :s895 :p1 :o5 } }",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Answers_are_those_of_the_query_as_written(string query) =>
        Assert.Equal(_graph.AskSorted(query, new QueryOptions { UsePlanner = false }), _graph.AskSorted(query));

    [Fact]
    public void Rows_of_a_graph_are_its_own()
    {
        Assert.Equal(11, _graph.Ask("SELECT * { GRAPH :g1 { ?s ?p ?o } }").Length);
        Assert.Equal(["?n=11"], _graph.Ask("SELECT (COUNT(*) AS ?n) { GRAPH :g1 { ?s ?p ?o } }"));
        Assert.Equal(["?n=1"], _graph.Ask("SELECT (COUNT(*) AS ?n) FROM :g1 { :s895 ?p ?o }"));
        Assert.Equal(["?n=1"], _graph.Ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", new QueryOptions { UnionDefaultGraph = false }));
    }

    [Fact]
    public void The_order_that_starts_with_graphs_is_used()
    {
        Assert.Contains("(GSPO)", _graph.Plan("SELECT * { GRAPH :g1 { ?s ?p ?o } }"), StringComparison.Ordinal);
        Assert.Contains("(GSPO)", _graph.Plan("SELECT * { GRAPH :g1 { :s895 ?p ?o } }"), StringComparison.Ordinal);
        Assert.Contains("(PSO)", _graph.Plan("SELECT * { GRAPH :g1 { ?s :p1 ?o } }"), StringComparison.Ordinal);
        Assert.DoesNotContain("(GSPO)", _graph.Plan("SELECT * { ?s ?p ?o }"), StringComparison.Ordinal);
    }

    public void Dispose() => _graph.Dispose();
}
