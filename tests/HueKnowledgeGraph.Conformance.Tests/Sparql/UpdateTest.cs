using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One mf:UpdateEvaluationTest: a graph store, a request, the graph store afterwards.</summary>
internal sealed class UpdateTest(UpdateRequest request, TestDataset before, TestDataset after)
{
    private const string Ut = "http://www.w3.org/2009/sparql/tests/test-update#";

    /// <summary>Reads request and data.</summary>
    public static UpdateTest Read(ManifestEntry entry)
    {
        Term file = entry.Graph.Object(entry.Action!, Ut + "request")!;
        UpdateRequest request = SparqlParser.ParseUpdate(File.ReadAllText(ManifestEntry.PathOf(file)), ((Iri)file).Value);
        return new UpdateTest(request, DatasetOf(entry, entry.Action!), DatasetOf(entry, entry.Result!));
    }

    /// <summary>Runs the request on both kinds of store.</summary>
    public void Run()
    {
        using (IQuadStore store = MemoryQuadStore.Of(before.Quads()))
            Check(store, "in memory");
        using var disk = new TemporaryWritableStore();
        disk.Add(before.Quads());
        Check(disk.Store, "on disk");
        Check(QuadsOf(disk.Reopened()), "on disk, opened again");
    }

    private static TestDataset DatasetOf(ManifestEntry entry, Term node)
    {
        var dataset = new TestDataset();
        foreach (Term data in entry.Graph.Objects(node, Ut + "data"))
            dataset.Add(data, null);
        foreach (Term graph in entry.Graph.Objects(node, Ut + "graphData"))
            dataset.Add(entry.Graph.Object(graph, Ut + "graph")!, entry.Graph.Text(graph, "http://www.w3.org/2000/01/rdf-schema#label"));
        return dataset;
    }

    private void Check(IQuadStore store, string place)
    {
        List<Quad> first = QuadsOf(store);
        UpdateReport report = UpdateEngine.Execute(request, store, new UpdateOptions { Timeout = TimeSpan.FromSeconds(20) }, TestContext.Current.CancellationToken);
        List<Quad> actual = QuadsOf(store);
        Check(actual, place);
        Assert.Equal(actual.Except(first).Count(), report.Added);
        Assert.Equal(first.Except(actual).Count(), report.Removed);
    }

    private void Check(List<Quad> actual, string place)
    {
        List<Quad> expected = [.. after.Quads()];
        Assert.True(
            GraphIsomorphism.AreIsomorphic(actual, expected),
            $"{place}: expected\n{string.Join('\n', expected)}\nactual\n{string.Join('\n', actual)}");
    }

    private static List<Quad> QuadsOf(IQuadStore store)
    {
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        var quads = new GraphNavigator();
        QuadExport.OfQuads(snapshot).WriteTo(quads, cancellation: TestContext.Current.CancellationToken);
        return quads.Quads;
    }
}
