using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Conformance.Tests;

public sealed class SparqlSuitesTests
{
    [Fact]
    public void Every_suite_is_run_or_has_a_reason_why_not()
    {
        string root = Repository.Shared("conformance", "sparql");
        IEnumerable<string> found = new[] { "sparql10", "sparql11", "sparql12" }.SelectMany(version => Directory.GetDirectories(Path.Combine(root, version))
            .Where(folder => File.Exists(Path.Combine(folder, "manifest.ttl")))
            .Select(folder => $"{version}/{Path.GetFileName(folder)}"));
        Assert.Equal(found.Order(StringComparer.Ordinal), SparqlSuites.Run.Concat(SparqlSuites.NotRun.Keys).Order(StringComparer.Ordinal));
    }
}
