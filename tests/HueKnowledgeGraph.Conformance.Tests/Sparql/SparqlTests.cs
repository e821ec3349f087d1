using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of SPARQL 1.0, 1.1 and 1.2: syntax, evaluation, result formats.</summary>
/// <remarks>An evaluation test runs over a snapshot in memory and over a store on disk; both have to give the expected answer.</remarks>
public sealed class SparqlTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows() => SparqlSuites.Run.SelectMany(RowsOf);

    [Theory, MemberData(nameof(Rows))]
    public void Test(string suite, string test)
    {
        ManifestEntry entry = TestSuite.Entry(ManifestOf(suite), test);
        switch (entry.Type[TestManifest.Mf.Length..])
        {
            case "PositiveSyntaxTest" or "PositiveSyntaxTest11":
                SparqlParser.ParseQuery(TextOf(entry), BaseOf(entry));
                break;
            case "NegativeSyntaxTest" or "NegativeSyntaxTest11":
                Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(TextOf(entry), BaseOf(entry)));
                break;
            case "PositiveUpdateSyntaxTest" or "PositiveUpdateSyntaxTest11":
                SparqlParser.ParseUpdate(TextOf(entry), BaseOf(entry));
                break;
            case "NegativeUpdateSyntaxTest" or "NegativeUpdateSyntaxTest11":
                Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseUpdate(TextOf(entry), BaseOf(entry)));
                break;
            case "QueryEvaluationTest" or "CSVResultFormatTest":
                EvaluationTest.Read(entry).Run();
                break;
            default:
                Assert.Fail($"The test type {entry.Type} is not known here.");
                break;
        }
    }

    [Fact]
    public void Every_suite_is_run_or_has_a_reason_why_not()
    {
        string root = Repository.Shared("conformance", "sparql");
        IEnumerable<string> found = new[] { "sparql10", "sparql11", "sparql12" }.SelectMany(version => Directory.GetDirectories(Path.Combine(root, version))
            .Where(folder => File.Exists(Path.Combine(folder, "manifest.ttl")))
            .Select(folder => $"{version}/{Path.GetFileName(folder)}"));
        Assert.Equal(found.Order(StringComparer.Ordinal), SparqlSuites.Run.Concat(SparqlSuites.NotRun.Keys).Order(StringComparer.Ordinal));
    }

    private static string ManifestOf(string suite) => $"sparql/{suite}/manifest.ttl";

    private static IEnumerable<TheoryDataRow<string, string>> RowsOf(string suite) => TestSuite.Rows(ManifestOf(suite)).Select(row =>
        new TheoryDataRow<string, string>(suite, row.Data) { Skip = row.Skip ?? SparqlSuites.ReasonNotToRun(suite, row.Data) }
            .WithTrait("Suite", suite.Replace('/', '-')));

    private static string TextOf(ManifestEntry entry) => File.ReadAllText(ManifestEntry.PathOf(entry.Action!));

    private static string BaseOf(ManifestEntry entry) => ((Iri)entry.Action!).Value;
}
