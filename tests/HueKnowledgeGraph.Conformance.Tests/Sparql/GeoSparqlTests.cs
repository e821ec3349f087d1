using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The filter functions of GeoSPARQL 1.1.</summary>
[Trait("Suite", "geosparql")]
public sealed class GeoSparqlTests
{
    private const string Manifest = "geosparql/functions/manifest.ttl";

    public static IEnumerable<TheoryDataRow<string>> Rows() => TestSuite.Rows(Manifest);

    [Theory, MemberData(nameof(Rows))]
    public void Test(string test) => EvaluationTest.Read(TestSuite.Entry(Manifest, test)).Run(EntailmentRegime.None);
}
