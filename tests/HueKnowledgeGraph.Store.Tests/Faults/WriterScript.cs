using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>All that a writer can do, one after the other, on a store that holds <see cref="LoadSample.First"/>: commits, flushes, compactions, a load.</summary>
/// <remarks>Each change has quads of its own and removes one that was loaded, so each can be judged alone: it is there whole or not at all. A step that
/// fails is followed by the next one, as a server would go on.</remarks>
internal sealed class WriterScript(IStoreFiles files)
{
    private const int ChangeCount = 8;

    /// <summary>Changes that were acknowledged.</summary>
    public HashSet<int> Acknowledged { get; } = [];

    /// <summary>Changes that were begun.</summary>
    public HashSet<int> Begun { get; } = [];

    /// <summary>Failures, in order.</summary>
    public List<Exception> Failures { get; } = [];

    /// <summary>Called before a change begins ("begin 3") and when it was acknowledged ("done 3").</summary>
    public Action<string>? Note { get; init; }

    /// <summary>Runs all steps.</summary>
    public void Run()
    {
        LiveQuadStore? store = null;
        Try(() => store = LiveQuadStore.Open(files, new StoreWriteOptions { KeptLogBytes = 300, Compaction = null }));
        if (store is null)
            return;
        Change(0, () => Commit(store, 0));
        Change(1, () => Commit(store, 1));
        Try(() => store.Flush());
        Change(2, () => Commit(store, 2));
        Try(() => store.CompactWithin(new CompactionOptions { MemoryBytes = 1 << 10, Threads = 1 }, CancellationToken.None));
        Change(3, () => Commit(store, 3));
        Change(4, () => Load(store, 4));
        Change(5, () => Commit(store, 5));
        Try(() => store.CompactWithin(new CompactionOptions { MemoryBytes = 1 << 10, Threads = 1 }, CancellationToken.None));
        Change(6, () => Commit(store, 6));
        Try(() => store.Flush());
        Change(7, () => Commit(store, 7));
        AssertShows(store);
        Try(store.Dispose);
    }

    /// <summary>What a store holds that was left by this script fits what was acknowledged and begun.</summary>
    public static void AssertHolds(string text, IReadOnlySet<int> acknowledged, IReadOnlySet<int> begun, string what)
    {
        HashSet<string> lines = [.. text.Split('\n')];
        int expected = LoadSample.First.Distinct().Count();
        for (int change = 0; change < ChangeCount; change++)
        {
            int added = QuadsOf(change).Count(quad => lines.Contains(quad.ToString()));
            bool isRemoved = change != 4 && !lines.Contains(LoadSample.First[change].ToString());
            bool isThere = added == 2 && (isRemoved || change == 4);
            Assert.True(isThere || (added == 0 && !isRemoved), $"{what}: change {change} is there in part");
            Assert.True(isThere || !acknowledged.Contains(change), $"{what}: change {change} was acknowledged and is lost");
            Assert.True(!isThere || begun.Contains(change), $"{what}: change {change} is there and was never begun");
            expected += isThere ? (change == 4 ? 2 : 1) : 0;
        }

        Assert.True(expected == lines.Count, $"{what}: {lines.Count} quads instead of {expected}");
    }

    private static Quad[] QuadsOf(int change) =>
    [
        new(new Iri($"https://hue.example/change/{change}"), new Iri("https://hue.example/p/0"), Literal.WithLanguage($"thay đổi {change}", "vi"), new Iri($"https://hue.example/graph/{change}")),
        new(new Iri($"https://hue.example/change/{change}"), new Iri("https://hue.example/p/1"), new Iri("https://hue.example/id/1")),
    ];

    private void Change(int number, Action change)
    {
        Begun.Add(number);
        Note?.Invoke($"begin {number}");
        if (!Try(change))
            return;
        Acknowledged.Add(number);
        Note?.Invoke($"done {number}");
    }

    private bool Try(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception error) when (error is StoreFileException or StoreFullException or CommitFailedException or StoreUnusableException or StoreCorruptException)
        {
            Failures.Add(error);
            return false;
        }
    }

    private static void Commit(LiveQuadStore store, int number)
    {
        using IQuadTransaction transaction = store.BeginTransaction();
        var sink = new TransactionSink(transaction);
        foreach (Quad quad in QuadsOf(number))
            quad.PushTo(sink);
        LoadSample.First[number].PushTo(new Remover(transaction));
        transaction.Commit();
    }

    private static void Load(LiveQuadStore store, int number) => store.BulkLoad([TestLoad.Source(QuadsOf(number))], LoadSample.Options);

    /// <summary>Readers of the store itself see what was acknowledged and nothing else.</summary>
    private void AssertShows(LiveQuadStore store)
    {
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        AssertHolds(StoreText.Read(snapshot), Acknowledged, Failures.Count > 0 ? Begun : Acknowledged, "the store while it is open");
    }

    private sealed class Remover(IQuadTransaction transaction) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => transaction.Remove(subject, predicate, @object, graph);
    }
}
