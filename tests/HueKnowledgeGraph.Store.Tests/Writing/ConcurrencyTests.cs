using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Writing;

public sealed class ConcurrencyTests
{
    private static readonly ScanSpecification Everything = new(QuadOrder.Spo, default, GraphSelection.EachQuad);

    [Fact]
    public async Task Commits_that_wait_together_share_a_sync_and_none_is_lost()
    {
        const int Threads = 16;
        const int Each = 40;
        using var folder = new TempFolder();
        var store = QuadStore.OpenForWriting(folder.PathOf("store"));
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(() =>
        {
            for (int i = 0; i < Each; i++)
                LogTests.Commit(store, (thread * Each) + i);
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.InRange(store.CommitGroups, 1, (Threads * Each) - 1);
        store.Dispose();
        using var again = QuadStore.OpenForWriting(folder.PathOf("store"));
        using IQuadSnapshot snapshot = again.OpenSnapshot();
        Assert.Equal((Threads * Each, Threads * Each), (snapshot.Version, snapshot.CountRows(Everything)));
    }

    [Fact]
    public async Task Readers_see_one_version_each_while_a_writer_moves_a_fixed_number_of_quads()
    {
        const int Quads = 200;
        using var folder = new TempFolder();
        using var store = QuadStore.OpenForWriting(folder.PathOf("store"));
        Move(store, [], Enumerable.Range(0, Quads));
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadUntil(store, Quads, done.Token), TestContext.Current.CancellationToken))];
        for (int step = 0; step < 60; step++)
            Move(store, Enumerable.Range(step * 20, 20), Enumerable.Range(Quads + (step * 20), 20));
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static void ReadUntil(LiveQuadStore store, int quads, CancellationToken done)
    {
        long last = 0;
        do
        {
            using IQuadSnapshot snapshot = store.OpenSnapshot();
            Assert.True(snapshot.Version >= last);
            last = snapshot.Version;
            Assert.Equal(quads, snapshot.CountRows(Everything));
            ulong[] subjects = new ulong[512];
            using QuadScan scan = snapshot.OpenScan(Everything);
            using TermReader reader = snapshot.Terms.OpenReader();
            int rows = 0;
            HashSet<string> seen = [];
            for (int count; (count = scan.Next(subjects, default, default, default)) > 0; rows += count)
            {
                foreach (ulong subject in subjects.AsSpan(0, count))
                    seen.Add(Encoding.UTF8.GetString(reader.Read(subject).Value));
            }

            Assert.Equal((quads, quads), (rows, seen.Count));
        }
        while (!done.IsCancellationRequested);
    }

    private static void Move(LiveQuadStore store, IEnumerable<int> removed, IEnumerable<int> added)
    {
        using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
        foreach (int number in removed)
            transaction.Remove(Iri(number), Iri(-1), Iri(-2), default);
        foreach (int number in added)
            transaction.Add(Iri(number), Iri(-1), Iri(-2), default);
        transaction.Commit();
    }

    private static TermSpan Iri(int number) => new(TermKind.Iri, Encoding.UTF8.GetBytes($"https://hue.example/{number}"));
}
