namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>A small left side says which keys of the right side are wanted.</summary>
public sealed class ReductionTests : IDisposable
{
    private readonly TestGraph _graph = new(string.Join('\n', Enumerable.Range(0, 6000).SelectMany(i => new[]
    {
        $"s{i} p a{i / 2}", $"a{i} q b{i % 7}", $"b{i % 7} r {i % 5}", $"s{i} kind k{i / 3}",
    }).Distinct()));

    public static TheoryData<string> Queries =>
    [
        "SELECT * { ?s :kind :k5 OPTIONAL { ?s :p ?a . ?a :q ?b } }",
        "SELECT * { VALUES ?s { :s1 :s1 :s77 :nobody } OPTIONAL { ?s :p ?a . ?a :q ?b } }",
        "SELECT * { ?s :kind :k5 OPTIONAL { ?s :p ?a . ?a :q ?b FILTER(?b = :b0 || ?s = :s17) } }",
        "SELECT * { ?s :kind :k5 OPTIONAL { ?s :p ?a . ?a :q ?b . ?b :r ?n FILTER(?n > 2) } OPTIONAL { ?a :q ?c . ?t :p ?a } }",
        "SELECT * { ?s :kind :k5 MINUS { ?s :p ?a . ?a :q :b1 } }",
        "SELECT * { ?s :kind :k5 FILTER EXISTS { ?s :p ?a . ?a :q :b1 } }",
        "SELECT * { ?s :kind :k5 FILTER NOT EXISTS { ?s :p ?a . ?a :q :b1 } }",
        "SELECT ?t { ?s :kind :k5 OPTIONAL { ?s :p/^:p ?t . ?t :kind ?k } }",
        "SELECT * { ?s :kind :k5 OPTIONAL { ?s :missing ?x } OPTIONAL { ?s :p ?a . ?a :q ?x } }",
        "SELECT * { ?s :kind :k999999 OPTIONAL { ?s :p ?a . ?a :q ?b } }",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Answers_are_those_of_the_query_as_written(string query) =>
        Assert.Equal(_graph.AskSorted(query, new QueryOptions { UsePlanner = false }), _graph.AskSorted(query));

    [Fact]
    public void An_optional_chain_is_read_only_where_it_is_wanted()
    {
        string plan = _graph.Plan("SELECT * { ?s :kind :k5 OPTIONAL { ?s :p ?a . ?a :q ?b } }");
        Assert.Contains("Keys ?s of the kept rows", plan, StringComparison.Ordinal);
        string explained = QueryEngine.Explain(
            TestGraph.Parse("SELECT * { ?s :kind :k5 OPTIONAL { ?s :p ?a . ?a :q ?b } }"), _graph.Snapshot, new QueryOptions { Analyze = true },
            TestContext.Current.CancellationToken).ToString();
        Assert.All(System.Text.RegularExpressions.Regex.Matches(explained, @"actual (\d+) rows"),
            rows => Assert.InRange(int.Parse(rows.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0, 600));
    }

    [Fact]
    public void A_large_left_side_is_not_kept() =>
        Assert.DoesNotContain("Keep", _graph.Plan("SELECT * { ?s :kind ?k OPTIONAL { ?s :p ?a . ?a :q ?b } }"), StringComparison.Ordinal);

    public void Dispose() => _graph.Dispose();
}
