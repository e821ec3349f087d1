namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of SPARQL 1.2; a class for each version, so that they run beside each other.</summary>
public sealed class Sparql12Tests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows() => SparqlTest.RowsOf("sparql12");

    [Theory, MemberData(nameof(Rows))]
    public void Test(string suite, string test) => SparqlTest.Run(suite, test);
}
