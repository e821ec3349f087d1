namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of SPARQL 1.0; a class for each version, so that they run beside each other.</summary>
public sealed class Sparql10Tests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows() => SparqlTest.RowsOf("sparql10");

    [Theory, MemberData(nameof(Rows))]
    public void Test(string suite, string test) => SparqlTest.Run(suite, test);
}
