using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of RDF Semantics, 1.1 and 1.2: what follows from a graph and what does not.</summary>
public sealed class RdfSemanticsTests
{
    private const string Semantics11 = "rdf/rdf11/rdf-mt/manifest.ttl";
    private const string Semantics12 = "rdf/rdf12/rdf-semantics/manifest.ttl";

    public static IEnumerable<TheoryDataRow<string>> Rows(string manifest) => TestSuite.Rows(manifest);

    [Theory, Trait("Suite", "rdf11-semantics"), MemberData(nameof(Rows), Semantics11)]
    public void Semantics_1_1(string test) => Run(TestSuite.Entry(Semantics11, test));

    [Theory, Trait("Suite", "rdf12-semantics"), MemberData(nameof(Rows), Semantics12)]
    public void Semantics_1_2(string test) => Run(TestSuite.Entry(Semantics12, test));

    private static void Run(ManifestEntry test)
    {
        Term id = test.Id.StartsWith("http", StringComparison.Ordinal) || test.Id.StartsWith("file", StringComparison.Ordinal)
            ? new Iri(test.Id) : throw new InvalidDataException(test.Id);
        string regime = test.Graph.Text(id, TestManifest.Mf + "entailmentRegime")!;
        if (!Enum.TryParse(regime, ignoreCase: true, out RdfEntailmentRegime rules))
            Assert.Skip($"{regime} is not supported: it takes owl:sameAs for equality, which no part of this project does.");
        string[] datatypes = [.. test.Graph.Items(test.Graph.Object(id, TestManifest.Mf + "recognizedDatatypes")!).Cast<Iri>().Select(iri => iri.Value)];
        IReadOnlyList<Quad> given = TestDocument.Read(ManifestEntry.PathOf(test.Action!), test.BaseOf(test.Action!), "a");
        bool follows = test.Result is Literal
            ? RdfEntailment.IsInconsistent(given, rules, datatypes)
            : RdfEntailment.Entails(given, TestDocument.Read(ManifestEntry.PathOf(test.Result!), test.BaseOf(test.Result!), "b"), rules, datatypes);
        Assert.Equal(test.Type.EndsWith("PositiveEntailmentTest", StringComparison.Ordinal), follows);
    }
}
