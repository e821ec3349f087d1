using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Segments;

public sealed class SegmentStoreTests
{
    [Fact]
    public void Every_scan_of_one_segment_gives_what_a_plain_list_gives() =>
        Gen.Select(RandomQuads.Graphs, RandomQuads.Choices.Array[20]).SampleFixed((quads, choices) => CheckLoads([quads], choices), iter: 60, threads: 1);

    [Fact]
    public void Every_scan_of_several_segments_gives_what_a_plain_list_gives() =>
        Gen.Select(RandomQuads.Graphs.Array[2, 4], RandomQuads.Choices.Array[30]).SampleFixed(CheckLoads, iter: 40, threads: 1);

    [Fact]
    public void An_empty_store_works()
    {
        using var folder = new TempFolder();
        BulkLoadReport report = TestLoad.Load(folder.PathOf("store"), TestLoad.Source([]));
        Assert.Equal((0, 0), (report.QuadsAdded, report.TermsAdded));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        Assert.Empty(snapshot.NamedGraphs);
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
            Assert.Equal(0, snapshot.CountRows(new ScanSpecification(order, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad)));
    }

    [Fact]
    public void A_missing_store_is_named()
    {
        using var folder = new TempFolder();
        Assert.False(QuadStore.Exists(folder.PathOf("store")));
        Assert.Throws<StoreNotFoundException>(() => QuadStore.Open(folder.PathOf("store")));
    }

    private static void CheckLoads(Quad[][] loads, int[][] choices)
    {
        using var folder = new TempFolder();
        HashSet<Quad> all = [];
        int blankNodes = 0;
        foreach (Quad[] quads in loads)
        {
            BulkLoadReport report = TestLoad.Load(folder.PathOf("store"), TestLoad.Source(quads));
            int before = all.Count;
            all.UnionWith(TestLoad.Relabel(quads, ref blankNodes));
            Assert.Equal((quads.Length, all.Count - before), (report.StatementsRead, report.QuadsAdded));
        }

        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        List<QuadKeys> ids = RandomQuads.IdsOf(snapshot, all);
        foreach (int[] choice in choices)
            SnapshotLaws.Check(snapshot, ids, choice);
        Assert.Equal(ids.Select(quad => quad.Fourth).Where(graph => graph != TermId.DefaultGraph).Distinct().Order(), snapshot.NamedGraphs);
        Assert.Empty(QuadStore.Check(folder.PathOf("store"), cancellation: TestContext.Current.CancellationToken).Problems);
        using TermReader reader = snapshot.Terms.OpenReader();
        foreach (Quad quad in all)
            Assert.Equal(quad.Object, Term.From(reader.Read(RandomQuads.IdsOf(snapshot, [quad])[0].Third)));
    }
}
