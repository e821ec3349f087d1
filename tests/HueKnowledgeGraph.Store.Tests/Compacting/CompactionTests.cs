using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store.Tests.Faults;

namespace HueKnowledgeGraph.Store.Tests.Compacting;

public sealed class CompactionTests
{
    [Fact]
    public void A_compacted_store_holds_the_same_quads_by_every_scan() => Gen.Select(RandomQuads.Graphs, RandomQuads.Graphs, RandomQuads.Graphs, RandomQuads.Choices).SampleFixed(
        (first, second, changes, choices) =>
        {
            using var folder = TempFolder.InMemory();
            string directory = folder.PathOf("store");
            LoadSample.Load(folder.Store, first);
            LoadSample.Load(folder.Store, second);
            using (var model = new StoreModel(directory))
            {
                using (IQuadSnapshot loaded = model.Store.OpenSnapshot())
                    model.Take(Read(loaded));
                for (int i = 0; i < changes.Length; i += 40)
                    model.Run(changes[i..Math.Min(i + 40, changes.Length)], [.. choices.Select(choice => choice + i)]);
            }

            string expected = StoreText.Read(folder.Store);
            Manifest manifest = Compact(folder, new CompactionOptions { MemoryBytes = 1 << 10, Threads = 1 + (choices[0] % 2) });
            Assert.True(manifest.Segments.Count <= 1 && manifest.TermParts.Count <= 1);
            Assert.Equal(expected, StoreText.Read(folder.Store));
            Assert.Empty(QuadStore.Check(directory).Problems);
            using var store = QuadStore.Open(directory);
            using IQuadSnapshot snapshot = store.OpenSnapshot();
            List<QuadKeys> ids = RandomQuads.IdsOf(snapshot, Read(snapshot));
            for (int i = 0; i < 8; i++)
                SnapshotLaws.Check(snapshot, ids, [.. choices.Select(choice => (choice / ((3 * i) + 1)) + i)]);
        },
        iter: 60, threads: 1);

    [Fact]
    public void Terms_that_nothing_uses_go_and_sorted_rows_need_no_sort()
    {
        using var folder = TempFolder.InMemory();
        Quad[] kept = [.. Enumerable.Range(0, 3000).Select(i => Of(i, "kept"))];
        Quad[] removed = [.. Enumerable.Range(0, 3000).Select(i => Of(i, "removed"))];
        LoadSample.Load(folder.Store, [.. kept, .. removed]);
        LoadSample.Load(new DiskFiles(folder.PathOf("fresh")), kept);
        using (var store = QuadStore.OpenForWriting(folder.PathOf("store")))
        {
            using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
            var remover = new Remover(transaction);
            foreach (Quad quad in removed)
                quad.PushTo(remover);
            transaction.Commit();
        }

        Manifest compacted = Compact(folder, new CompactionOptions());
        Manifest fresh = Manifest.Read(new DiskFiles(folder.PathOf("fresh")));
        Assert.Equal(StoreText.Of(kept), StoreText.Read(folder.Store));
        Assert.Equal(Sizes(fresh), Sizes(compacted));
        for (var order = QuadOrder.Pso; order <= QuadOrder.Ops; order++)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder.PathOf("fresh"), fresh.Segments[0].Orders[order].Name)),
                File.ReadAllBytes(Path.Combine(folder.PathOf("store"), compacted.Segments[0].Orders[order].Name)));
        }
    }

    [Fact]
    public void A_store_that_lost_all_its_quads_becomes_empty()
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        using (var store = QuadStore.OpenForWriting(folder.PathOf("store")))
        {
            using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
            var remover = new Remover(transaction);
            foreach (Quad quad in LoadSample.First)
                quad.PushTo(remover);
            transaction.Commit();
        }

        Manifest manifest = Compact(folder, new CompactionOptions());
        Assert.Empty(manifest.Segments);
        Assert.Empty(manifest.TermParts);
        Assert.Equal("", StoreText.Read(folder.Store));
        LoadSample.Load(folder.Store, LoadSample.Second);
        Assert.Equal(StoreText.Of(LoadSample.Second), StoreText.Read(folder.Store));
    }

    private static Manifest Compact(TempFolder folder, CompactionOptions options)
    {
        using (var store = QuadStore.OpenForWriting(folder.PathOf("store")))
        {
            long version = store.Version;
            Assert.Equal(version, store.CompactWithin(options, TestContext.Current.CancellationToken).Version);
        }

        return Manifest.Read(folder.Store);
    }

    private static IEnumerable<long> Sizes(Manifest manifest) =>
        manifest.TermParts.Select(part => part.Length).Concat(manifest.Segments.SelectMany(segment => segment.Files).Select(file => file.Length));

    private static Quad Of(int number, string word) =>
        new(new Iri($"https://hue.example/{word}/{number}"), new Iri($"https://hue.example/p/{number % 7}"), new Literal($"{word} {number * 7919 % 3001}"));

    private static HashSet<Quad> Read(IQuadSnapshot snapshot)
    {
        var sink = new Collector();
        QuadExport.OfQuads(snapshot).WriteTo(sink);
        return sink.Quads;
    }

    private sealed class Collector : IQuadSink
    {
        public HashSet<Quad> Quads { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            Quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)));
    }

    private sealed class Remover(IQuadTransaction transaction) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => transaction.Remove(subject, predicate, @object, graph);
    }
}
