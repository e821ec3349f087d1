using System.Text;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Joins, counts and sorts over more rows than a batch holds, with runs of equal keys that cross batches.</summary>
public sealed class BatchBoundaryTests : IDisposable
{
    private readonly TestGraph _graph = new(Statements());

    public static TheoryData<string> Queries =>
    [
        "SELECT ?s ?a ?b { ?s :p ?a . ?s :q ?b }",
        "SELECT ?s ?a ?b { ?s :p ?a OPTIONAL { ?s :q ?b } }",
        "SELECT ?s ?a { ?s :p ?a MINUS { ?s :q ?b } }",
        "SELECT ?s ?a { ?s :p ?a FILTER EXISTS { ?s :q ?b } }",
        "SELECT ?s ?a { ?s :p ?a FILTER NOT EXISTS { ?s :q ?b . ?b :r ?c } }",
        "SELECT ?s ?a ?c { ?s :p ?a . ?s :q ?b . ?b :r ?c }",
        "SELECT ?a ?s ?t { ?s :q ?a . ?t :r ?s }",
        "SELECT (COUNT(*) AS ?n) { ?s :p ?a . ?s :q ?b . ?b :r ?c }",
        "SELECT (COUNT(*) AS ?n) { ?s :p ?a OPTIONAL { ?s :q ?b } }",
        "SELECT ?s (COUNT(*) AS ?n) { ?s :p ?a OPTIONAL { ?s :q ?b . ?b :r ?c } } GROUP BY ?s",
        "SELECT ?a (COUNT(?s) AS ?n) { ?s :p ?a . ?s :q ?b } GROUP BY ?a",
        "SELECT (COUNT(*) AS ?n) { { ?s :p ?a } UNION { ?s :q ?a } ?s :q ?b }",
        "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?s :p ?a }",
        "SELECT ?s ?t { ?s :r+ ?t }",
        "SELECT (COUNT(*) AS ?n) { ?x :q ?s . ?s :r+ ?t }",
        "SELECT DISTINCT ?a { ?s :p ?a }",
        "SELECT ?s ?a { ?s :p ?a } ORDER BY DESC(?a) ?s LIMIT 2500",
        "SELECT ?s ?a { ?s :p ?a } ORDER BY ?a ?s OFFSET 2047 LIMIT 3",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Plans_answer_as_the_query_is_written(string query)
    {
        string[] planned = _graph.AskSorted(query);
        Assert.NotEmpty(planned);
        Assert.Equal(_graph.AskSorted(query, new QueryOptions { UsePlanner = false }), planned);
    }

    public void Dispose() => _graph.Dispose();

    private static string Statements()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 3000; i++)
        {
            for (int j = 0; j < i % 3; j++)
                text.Append($"s{i} p {(i * 7) + j}\n");
            if (i % 5 == 0)
                text.Append($"s{i} q s{i + 1}\n");
            if (i % 100 < 40)
                text.Append($"s{i} r s{i + 1}\n");
        }

        // A subject whose runs are longer than a batch, between the others.
        for (int i = 0; i < 4097; i++)
            text.Append($"s1500 p {i}\n");
        for (int i = 0; i < 3; i++)
            text.Append($"s1500 q s{i}\ns1501 q s{1500 + i}\n");
        return text.ToString();
    }
}
