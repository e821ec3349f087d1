namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Named graphs and what the default graph is (SPARQL 1.1 Query, section 13).</summary>
public sealed class DatasetTests : IDisposable
{
    private readonly TestGraph _graph = new("""
        bell weight 2052
        bell weight 2052 chronicle
        bell weight 2025 survey
        survey date 1995 survey
        bell in pagoda chronicle
        """);

    [Fact]
    public void The_default_graph_is_the_union_with_each_triple_once() =>
        Assert.Equal(["?w=2025", "?w=2052"], _graph.AskSorted("SELECT ?w { :bell :weight ?w }"));

    [Fact]
    public void The_default_graph_alone_can_be_asked_for() => Assert.Equal(
        ["?w=2052"], _graph.AskSorted("SELECT ?w { :bell :weight ?w }", new QueryOptions { UnionDefaultGraph = false }));

    [Fact]
    public void A_graph_variable_takes_each_named_graph() => Assert.Equal(
        ["?g=chronicle ?w=2052", "?g=survey ?w=2025"], _graph.AskSorted("SELECT ?g ?w { GRAPH ?g { :bell :weight ?w } }"));

    [Fact]
    public void A_graph_variable_joins_within_one_graph() =>
        Assert.Equal(["?g=survey ?d=1995"], _graph.AskSorted("SELECT ?g ?d { GRAPH ?g { :bell :weight ?w . ?g :date ?d } }"));

    [Fact]
    public void An_empty_group_lists_the_graphs() =>
        Assert.Equal(["?g=chronicle", "?g=survey"], _graph.AskSorted("SELECT ?g { GRAPH ?g {} }"));

    [Fact]
    public void Paths_stay_in_their_graph() =>
        Assert.Equal(["?g=chronicle ?x=pagoda"], _graph.AskSorted("SELECT ?g ?x { GRAPH ?g { :bell :in+ ?x } }"));

    [Fact]
    public void From_makes_the_default_graph_and_hides_the_rest()
    {
        Assert.Equal(["?w=2025"], _graph.AskSorted("SELECT ?w FROM :survey { :bell :weight ?w }"));
        Assert.Empty(_graph.Ask("SELECT ?g FROM :survey { GRAPH ?g { ?s ?p ?o } }"));
        Assert.Empty(_graph.Ask("SELECT ?w FROM NAMED :survey { :bell :weight ?w }"));
        Assert.Equal(["?g=survey"], _graph.Ask("SELECT DISTINCT ?g FROM NAMED :survey { GRAPH ?g { ?s ?p ?o } }"));
    }

    [Fact]
    public void The_protocol_takes_the_place_of_from() => Assert.Equal(
        ["?w=2052"],
        _graph.AskSorted("SELECT ?w FROM :survey { :bell :weight ?w }", new QueryOptions { DefaultGraphs = ["http://example.org/chronicle"] }));

    public void Dispose() => _graph.Dispose();
}
