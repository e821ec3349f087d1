namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Which terms are one: language tags of other case, blank nodes made by BNODE(label).</summary>
public sealed class TermIdentityTests
{
    public static TheoryData<bool> Planner => [true, false];

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_literal_matches_each_case_of_its_language_tag(bool planner)
    {
        using var graph = new TestGraph("""
            a label "Hue"@vi
            b label "Hue"@VI
            c label "Hue"@vi-Hani
            d label "Hue"
            a near b
            """);
        var options = new QueryOptions { UsePlanner = planner };
        Assert.Equal(["?x=a", "?x=b"], graph.AskSorted("SELECT * { ?x :label 'Hue'@Vi }", options));
        Assert.Equal(["?x=a", "?x=b"], graph.AskSorted("SELECT * { ?x :label 'Hue'@vi }", options));
        Assert.Equal(["?x=c"], graph.AskSorted("SELECT * { ?x :label 'Hue'@VI-hani }", options));
        Assert.Equal(["?x=d"], graph.AskSorted("SELECT * { ?x :label 'Hue' }", options));
        Assert.Equal(["?n=2"], graph.AskSorted("SELECT (COUNT(*) AS ?n) { ?x :label 'Hue'@vI }", options));
        Assert.Equal(["?x=a ?y=b"], graph.AskSorted("SELECT * { ?x :near ?y FILTER EXISTS { ?y :label 'Hue'@vi } }", options));
        Assert.Equal(["?x=a"], graph.AskSorted("SELECT DISTINCT ?x { ?x :near*/:label 'Hue'@VI FILTER(?x != :b) }", options));
        Assert.Equal(["?x=c", "?x=d"], graph.AskSorted("SELECT ?x { ?x :label ?l MINUS { ?x :label 'Hue'@VI } }", options));
        Assert.Empty(graph.AskSorted("SELECT * { ?x :label 'Hue'@en }", options));
    }

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_labelled_blank_node_belongs_to_one_solution(bool planner)
    {
        using var graph = new TestGraph("""
            a p b
            c p d
            """);
        var options = new QueryOptions { UsePlanner = planner };
        Assert.Equal(["?n=4"], graph.Ask(
            "SELECT (COUNT(DISTINCT ?b) AS ?n) { { ?s :p ?o BIND(BNODE('x') AS ?b) } UNION { ?s :p ?o BIND(BNODE('x') AS ?b) } }", options));
        Assert.Equal(["?n=2"], graph.Ask(
            "SELECT (COUNT(*) AS ?n) { ?s :p ?o BIND(BNODE('x') AS ?b) BIND(BNODE('x') AS ?c) BIND(BNODE('y') AS ?d) FILTER(SAMETERM(?b, ?c) && ?b != ?d) }", options));
    }
}
