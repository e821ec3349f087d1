using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of N-Triples, N-Quads, Turtle, TriG and RDF/XML, 1.1 and 1.2.</summary>
public sealed class RdfSyntaxTests
{
    private const string NTriples11 = "rdf/rdf11/rdf-n-triples/manifest.ttl";
    private const string NQuads11 = "rdf/rdf11/rdf-n-quads/manifest.ttl";
    private const string Turtle11 = "rdf/rdf11/rdf-turtle/manifest.ttl";
    private const string TriG11 = "rdf/rdf11/rdf-trig/manifest.ttl";
    private const string RdfXml11 = "rdf/rdf11/rdf-xml/manifest.ttl";

    public static IEnumerable<TheoryDataRow<string>> Rows(string manifest) => TestSuite.Rows(manifest);

    [Theory, Trait("Suite", "rdf11-n-triples"), MemberData(nameof(Rows), NTriples11)]
    public void NTriples_1_1(string test) => Run(TestSuite.Entry(NTriples11, test));

    [Theory, Trait("Suite", "rdf11-n-quads"), MemberData(nameof(Rows), NQuads11)]
    public void NQuads_1_1(string test) => Run(TestSuite.Entry(NQuads11, test));

    [Theory, Trait("Suite", "rdf11-turtle"), MemberData(nameof(Rows), Turtle11)]
    public void Turtle_1_1(string test) => Run(TestSuite.Entry(Turtle11, test));

    [Theory, Trait("Suite", "rdf11-trig"), MemberData(nameof(Rows), TriG11)]
    public void TriG_1_1(string test) => Run(TestSuite.Entry(TriG11, test));

    [Theory, Trait("Suite", "rdf12-n-triples")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-n-triples/syntax/manifest.ttl")]
    public void NTriples_1_2_syntax(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-n-triples/syntax/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-n-triples")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-n-triples/c14n/manifest.ttl")]
    public void NTriples_1_2_canonical_form(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-n-triples/c14n/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-n-quads")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-n-quads/syntax/manifest.ttl")]
    public void NQuads_1_2_syntax(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-n-quads/syntax/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-n-quads")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-n-quads/c14n/manifest.ttl")]
    public void NQuads_1_2_canonical_form(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-n-quads/c14n/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-turtle")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-turtle/syntax/manifest.ttl")]
    public void Turtle_1_2_syntax(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-turtle/syntax/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-turtle")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-turtle/eval/manifest.ttl")]
    public void Turtle_1_2_evaluation(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-turtle/eval/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-trig")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-trig/syntax/manifest.ttl")]
    public void TriG_1_2_syntax(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-trig/syntax/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf12-trig")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-trig/eval/manifest.ttl")]
    public void TriG_1_2_evaluation(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-trig/eval/manifest.ttl", test));

    [Theory, Trait("Suite", "rdf11-xml"), MemberData(nameof(Rows), RdfXml11)]
    public void RdfXml_1_1(string test) => Run(TestSuite.Entry(RdfXml11, test));

    [Theory, Trait("Suite", "rdf12-xml")]
    [MemberData(nameof(Rows), "rdf/rdf12/rdf-xml/eval/manifest.ttl")]
    public void RdfXml_1_2_evaluation(string test) => Run(TestSuite.Entry("rdf/rdf12/rdf-xml/eval/manifest.ttl", test));

    private static void Run(ManifestEntry test)
    {
        string type = test.Type.Replace(TestManifest.Rdft, "", StringComparison.Ordinal);
        if (type.EndsWith("PositiveC14N", StringComparison.Ordinal))
            CheckCanonical(test);
        else if (type.EndsWith("PositiveSyntax", StringComparison.Ordinal))
            Read(test, test.Action!);
        else if (type.EndsWith("NegativeSyntax", StringComparison.Ordinal) || type.EndsWith("NegativeEval", StringComparison.Ordinal))
            Assert.Throws<RdfSyntaxException>(() => Read(test, test.Action!));
        else if (type.EndsWith("Eval", StringComparison.Ordinal))
            CheckEvaluation(test);
        else
            Assert.Fail($"The test type {test.Type} is not known here.");
    }

    private static void CheckEvaluation(ManifestEntry test)
    {
        List<Quad> actual = Read(test, test.Action!);
        List<Quad> expected = Read(test, test.Result!);
        Assert.True(
            GraphIsomorphism.AreIsomorphic(actual, expected),
            $"Expected:\n{string.Join('\n', expected)}\n\nActual:\n{string.Join('\n', actual)}");
    }

    private static void CheckCanonical(ManifestEntry test)
    {
        var output = new MemoryStream();
        RdfFormat format = FormatOf(test.Action!);
        using (RdfWriter writer = RdfWriter.CreateCanonical(format, output))
        {
            using FileStream file = File.OpenRead(ManifestEntry.PathOf(test.Action!));
            RdfReader.Read(file, format, writer);
        }

        Assert.Equal(File.ReadAllText(ManifestEntry.PathOf(test.Result!)), Encoding.UTF8.GetString(output.ToArray()));
    }

    private static List<Quad> Read(ManifestEntry test, Term document)
    {
        var graph = new GraphNavigator();
        using FileStream file = File.OpenRead(ManifestEntry.PathOf(document));
        RdfReader.Read(file, FormatOf(document), graph, new RdfReadOptions { BaseIri = test.BaseOf(document) });
        return graph.Quads;
    }

    private static RdfFormat FormatOf(Term document)
    {
        Assert.True(RdfFormat.TryFromFileName(ManifestEntry.PathOf(document), out RdfFormat? format));
        return format;
    }
}
