using System.Security.Cryptography;
using System.Text.Json;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suite of RDFC-1.0.</summary>
public sealed class RdfCanonTests
{
    private const string Manifest = "rdf-canon/manifest.ttl";
    private const string Vocabulary = "https://w3c.github.io/rdf-canon/tests/vocab#";

    public static IEnumerable<TheoryDataRow<string>> Rows() => TestSuite.Rows(Manifest);

    [Theory, Trait("Suite", "rdf-canon"), MemberData(nameof(Rows))]
    public void RDFC_1_0(string test)
    {
        ManifestEntry entry = TestSuite.Entry(Manifest, test);
        string hash = entry.Graph.Text(new Iri(entry.Id), Vocabulary + "hashAlgorithm") ?? "SHA256";
        var options = new CanonicalizationOptions { Hash = new HashAlgorithmName(hash.Replace("-", "", StringComparison.Ordinal)) };
        List<Quad> quads = GraphNavigator.Read(ManifestEntry.PathOf(entry.Action!)).Quads;
        switch (entry.Type[Vocabulary.Length..])
        {
            case "RDFC10EvalTest":
                Assert.Equal(File.ReadAllText(ManifestEntry.PathOf(entry.Result!)), RdfCanonicalizer.Canonicalize(quads, options).ToString());
                break;
            case "RDFC10MapTest":
                Dictionary<string, string> expected = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(ManifestEntry.PathOf(entry.Result!)))!;
                Assert.Equal(
                    expected.OrderBy(e => e.Key, StringComparer.Ordinal),
                    RdfCanonicalizer.Canonicalize(quads, options).Labels.OrderBy(e => e.Key, StringComparer.Ordinal));
                break;
            case "RDFC10NegativeEvalTest":
                Assert.Throws<RdfCanonicalizationLimitException>(() => RdfCanonicalizer.Canonicalize(quads, options));
                break;
            default:
                Assert.Fail($"The test type {entry.Type} is not known here.");
                break;
        }
    }
}
