namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Property paths (SPARQL 1.1 Query, section 9).</summary>
public sealed class PathTests : IDisposable
{
    private readonly TestGraph _graph = new("""
        a p b
        b p c
        c p a
        c p d
        d q e
        a q e
        x r 5
        """);

    [Fact]
    public void Plus_reaches_each_node_once_even_in_a_circle() =>
        Assert.Equal(["?n=a", "?n=b", "?n=c", "?n=d"], _graph.AskSorted("SELECT ?n { :a :p+ ?n }"));

    [Fact]
    public void Star_reaches_its_start_even_outside_of_the_graph()
    {
        Assert.Equal(["?n=a", "?n=b", "?n=c", "?n=d"], _graph.AskSorted("SELECT ?n { :a :p* ?n }"));
        Assert.Equal(["?n=nowhere"], _graph.AskSorted("SELECT ?n { :nowhere :p* ?n }"));
        Assert.Equal(["true"], _graph.Ask("ASK { :nowhere :p* :nowhere }"));
    }

    [Fact]
    public void A_path_is_followed_from_its_bound_end() =>
        Assert.Equal(["?n=a", "?n=b", "?n=c"], _graph.AskSorted("SELECT ?n { ?n :p+ :d }"));

    [Fact]
    public void Both_ends_bound_is_a_test()
    {
        Assert.Equal(["true"], _graph.Ask("ASK { :a :p+ :a }"));
        Assert.Equal(["false"], _graph.Ask("ASK { :d :p+ :a }"));
    }

    [Fact]
    public void Both_ends_free_gives_every_pair_once() => Assert.Equal(12, _graph.Ask("SELECT * { ?x :p+ ?y }").Length);

    [Fact]
    public void Zero_steps_match_every_node_of_the_graph() =>
        Assert.Equal(["?x=5 ?y=5", "?x=a ?y=a", "?x=b ?y=b", "?x=c ?y=c", "?x=d ?y=d", "?x=e ?y=e", "?x=x ?y=5", "?x=x ?y=x"],
            _graph.AskSorted("SELECT * { ?x :r* ?y }"));

    [Fact]
    public void One_variable_at_both_ends_asks_for_circles() =>
        Assert.Equal(["?x=a", "?x=b", "?x=c"], _graph.AskSorted("SELECT ?x { ?x :p+ ?x }"));

    [Fact]
    public void An_option_is_at_most_one_step() => Assert.Equal(["?n=a", "?n=b"], _graph.AskSorted("SELECT ?n { :a :p? ?n }"));

    [Fact]
    public void Alternatives_and_sequences_keep_duplicates() =>
        Assert.Equal(["?n=b", "?n=e"], _graph.AskSorted("SELECT ?n { :a (:p|:q) ?n }"));

    [Fact]
    public void A_closure_over_a_composed_path_works() =>
        Assert.Equal(["?n=a", "?n=b", "?n=c", "?n=d", "?n=e"], _graph.AskSorted("SELECT ?n { :a (:p|:q)+ ?n }"));

    [Fact]
    public void Inverse_steps_go_backward() => Assert.Equal(["?n=b", "?n=c"], _graph.AskSorted("SELECT ?n { :d ^:p/^:p? ?n }"));

    [Fact]
    public void A_path_of_zero_steps_is_followed_from_what_is_bound()
    {
        Assert.Equal(["?y=a", "?y=b", "?y=c", "?y=d"], _graph.AskSorted("SELECT ?y { ?x :q :e . ?x :p* ?y }").Distinct());
        Assert.Equal(["?x=a", "?x=d"], _graph.AskSorted("SELECT ?x { ?x :q ?e . ?e :p? ?y }"));
        Assert.Equal(["?x=5", "?x=x"], _graph.AskSorted("SELECT ?x { :x :r ?five . ?x :r* ?five }"));
        Assert.Contains("Follow ?x", _graph.Plan("SELECT ?y { ?x :q :e . ?x :p* ?y }"), StringComparison.Ordinal);
    }

    [Fact]
    public void Negated_sets_exclude_predicates()
    {
        Assert.Equal(["?n=e"], _graph.AskSorted("SELECT ?n { :a !:p ?n }"));
        Assert.Equal(["?n=b", "?n=c"], _graph.AskSorted("SELECT ?n { :a !(:q|^:q) ?n }"));
    }

    public void Dispose() => _graph.Dispose();
}
