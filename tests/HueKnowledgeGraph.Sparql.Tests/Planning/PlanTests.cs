namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Queries and their plans as text, without numbers.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly TestGraph _graph = new(string.Join('\n', Statements()));

    [Fact]
    public void A_star_is_merged_on_its_subject() => Assert.Equal(
        """
        Merge join inner on ?x
          Scan ?x builtBy ?who (PSO)
          Scan ?x partOf ?place (PSO)
        """,
        Plan("SELECT ?x ?who ?place { ?x :partOf ?place ; :builtBy ?who }"));

    [Fact]
    public void A_constant_comes_first_and_the_rest_is_looked_up() => Assert.Equal(
        """
        Merge join inner on ?x
          Scan ?x builtBy minh-mang (POS)
          Scan ?x partOf ?place (PSO)
        """,
        Plan("SELECT ?x ?place { ?x :partOf ?place . ?x :builtBy :minh-mang }"));

    [Fact]
    public void A_pattern_without_rows_ends_the_plan() => Assert.Equal("Project ?x\n  Nothing", Plan("SELECT ?x { ?x :partOf ?y . ?y :nothing ?x }"));

    [Fact]
    public void Rows_of_one_pattern_are_counted_in_the_directory() => Assert.Equal(
        """
        Project ?n
          Extend ?n = ?.0
            Group: ?.0 = COUNT(*)
              Total of ?x partOf ?y
        """,
        Plan("SELECT (COUNT(*) AS ?n) { ?x :partOf ?y }"));

    [Fact]
    public void A_star_is_counted_by_multiplying_run_lengths() => Assert.Equal(
        """
        Project ?n
          Extend ?n = ?.0
            Group: ?.0 = COUNT(*)
              Multiply counts inner on ?x
                Count runs of ?x in ?x builtBy ?z (PSO)
                Count runs of ?x in ?x partOf ?y (PSO)
        """,
        Plan("SELECT (COUNT(*) AS ?n) { ?x :partOf ?y . ?x :builtBy ?z }"));

    [Fact]
    public void An_optional_corrects_a_known_total() => Assert.Equal(
        """
        Project ?n
          Extend ?n = ?.0
            Group: ?.0 = COUNT(*)
              Sum of counts
                Total of ?x partOf ?y
                Correct counts left on ?x
                  Count runs of ?x in ?x partOf ?y (PSO)
                  Count runs of ?x in ?x builtBy ?z (PSO)
        """,
        Plan("SELECT (COUNT(*) AS ?n) { ?x :partOf ?y OPTIONAL { ?x :builtBy ?z } }"));

    [Fact]
    public void Groups_of_one_variable_come_from_run_lengths() => Assert.Equal(
        """
        Project ?who ?n
          Extend ?n = ?.0
            Group counts by ?who: ?.0 = COUNT(?x)
              Count runs of ?who in ?x builtBy ?who (POS)
        """,
        Plan("SELECT ?who (COUNT(?x) AS ?n) { ?x :builtBy ?who } GROUP BY ?who"));

    [Fact]
    public void Exists_is_a_semi_join() => Assert.Equal(
        """
        Merge join semi on ?x
          Scan ?x partOf ?y (PSO)
          Scan ?x builtBy ?z (PSO)
        """,
        Plan("SELECT ?x { ?x :partOf ?y FILTER EXISTS { ?x :builtBy ?z } }"));

    [Fact]
    public void A_condition_that_reads_strings_waits_for_the_fewest_rows() => Assert.Equal(
        """
        Filter CONTAINS(?label, "1")
          Merge join inner on ?x
            Scan ?x builtBy minh-mang (POS)
            Scan ?x label ?label (PSO)
        """,
        Plan("SELECT ?x ?label { ?x :label ?label . ?x :builtBy :minh-mang FILTER(CONTAINS(?label, \"1\")) }"));

    [Fact]
    public void Explain_shows_estimates_and_after_a_run_the_facts()
    {
        Query query = TestGraph.Parse("SELECT ?x { ?x :builtBy :minh-mang }");
        Assert.Equal("Scan ?x builtBy minh-mang (POS)  [estimated 2 rows]\n", QueryEngine.Explain(query, _graph.Snapshot, null, TestContext.Current.CancellationToken).ToString());
        QueryPlan plan = QueryEngine.Explain(query, _graph.Snapshot, new QueryOptions { Analyze = true }, TestContext.Current.CancellationToken);
        string analyzed = plan.ToString().Split("\n\n")[0] + "\n";
        Assert.Matches(@"^Scan \?x builtBy minh-mang \(POS\)  \[estimated 2 rows; actual 2 rows, \d+\.\d{3} ms, error factor 1\.0\]\n$", analyzed);
    }

    public void Dispose() => _graph.Dispose();

    private static IEnumerable<string> Statements()
    {
        for (int i = 0; i < 60; i++)
        {
            yield return $"hall-{i} partOf court-{i % 7}";
            yield return $"hall-{i} label \"Hall_{i}\"";
            if (i % 3 == 0)
                yield return $"hall-{i} builtBy {(i % 30 == 0 ? "minh-mang" : "gia-long")}";
        }
    }

    private string Plan(string query) => _graph.Plan(query).ReplaceLineEndings("\n");
}
