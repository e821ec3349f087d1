using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One test of a W3C suite of SPARQL: syntax, evaluation or result format.</summary>
/// <remarks>An evaluation test runs over a snapshot in memory and over a store on disk; both have to give the expected answer.</remarks>
internal static class SparqlTest
{
    /// <summary>The tests of one version, "sparql10", "sparql11" or "sparql12", as rows for a theory.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> RowsOf(string version) =>
        SparqlSuites.Run.Where(suite => suite.StartsWith(version, StringComparison.Ordinal)).SelectMany(RowsOfSuite);

    /// <summary>Runs one test.</summary>
    public static void Run(string suite, string test)
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
                EvaluationTest.Read(entry).Run(suite == SparqlSuites.Entailment ? EntailmentRegime.Rdfs : EntailmentRegime.None);
                break;
            case "UpdateEvaluationTest":
                UpdateTest.Read(entry).Run();
                break;
            default:
                Assert.Fail($"The test type {entry.Type} is not known here.");
                break;
        }
    }

    private static string ManifestOf(string suite) => $"sparql/{suite}/manifest.ttl";

    private static IEnumerable<TheoryDataRow<string, string>> RowsOfSuite(string suite) => TestSuite.Rows(ManifestOf(suite)).Select(row =>
        new TheoryDataRow<string, string>(suite, row.Data) { Skip = row.Skip ?? SparqlSuites.ReasonNotToRun(suite, row.Data) }
            .WithTrait("Suite", suite.Replace('/', '-')));

    private static string TextOf(ManifestEntry entry) => File.ReadAllText(ManifestEntry.PathOf(entry.Action!));

    private static string BaseOf(ManifestEntry entry) => ((Iri)entry.Action!).Value;
}
