using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Compacting;

public sealed class SizeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_heavy_updates_the_files_take_at_most_twice_what_a_fresh_store_takes(int seed)
    {
        using var folder = TempFolder.InMemory();
        var random = new Random(seed);
        HashSet<Quad> quads = [];
        using var store = QuadStore.OpenForWriting(folder.PathOf("store"), new StoreWriteOptions { KeptLogBytes = 0 });
        int compactions = 0;
        for (int round = 0; round < 30; round++)
        {
            Update(store, quads, random, round);
            store.Flush(TestContext.Current.CancellationToken);
            compactions += store.CompactIfDue() ? 1 : 0;
            if (round % 5 != 4)
                continue;
            string fresh = folder.PathOf($"fresh{round}");
            TestLoad.Load(fresh, TestLoad.Source(quads));
            (long used, long wanted) = (SizeOf(folder.PathOf("store")), SizeOf(fresh));
            Assert.True(used <= 2 * wanted, $"round {round}: {used} bytes, a fresh store of the same quads takes {wanted}");
        }

        Assert.InRange(compactions, 2, 15);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        Assert.Equal(StoreText.Of(quads), StoreText.Read(snapshot));
    }

    /// <summary>Adds new things and removes old ones, so that the store holds about as many all the time.</summary>
    private static void Update(LiveQuadStore store, HashSet<Quad> quads, Random random, int round)
    {
        using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
        foreach (Quad quad in quads.Where(_ => random.Next(3) == 0).ToList())
        {
            quads.Remove(quad);
            quad.PushTo(new Remover(transaction));
        }

        var sink = new TransactionSink(transaction);
        for (int i = 0; i < 2000; i++)
        {
            var quad = new Quad(new Iri($"https://hue.example/{round}/{i / 4}"), new Iri($"https://hue.example/p/{i % 9}"), new Literal($"{round} {random.Next(5000)}"));
            if (quads.Add(quad))
                quad.PushTo(sink);
        }

        transaction.Commit();
    }

    private static long SizeOf(string directory) => new DirectoryInfo(directory).GetFiles().Sum(file => file.Length);

    private sealed class Remover(IQuadTransaction transaction) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => transaction.Remove(subject, predicate, @object, graph);
    }
}
