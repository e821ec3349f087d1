using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>Every call of a writer to the file system fails once, in every way, while it commits, flushes and commits again.</summary>
public sealed class CommitFaultTests
{
    [Theory]
    [InlineData(FaultKind.Fails)]
    [InlineData(FaultKind.FailsWhenDone)]
    [InlineData(FaultKind.FailsHalfway)]
    [InlineData(FaultKind.Full)]
    internal void A_commit_fails_whole_or_is_done_and_the_store_goes_on(FaultKind kind)
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        string[] before = Lines(folder.PathOf("store"));
        int at = 0;
        while (RunOnce(folder, kind, at, before))
            at++;
        Assert.True(at > 40, $"only {at} calls went wrong");
    }

    private static bool RunOnce(TempFolder folder, FaultKind kind, int at, string[] before)
    {
        string directory = FaultSweep.Copy(folder.PathOf("store"), folder.PathOf("work"));
        var files = new FaultyFiles(new DiskFiles(directory), at, kind);
        HashSet<string> acknowledged = [.. before];
        HashSet<string> failed = [];
        bool canWork = Work(files, before, acknowledged, failed);
        string what = $"{kind}, call {at} ({files.Struck}), failed: {string.Join(' ', failed)}";
        if (files.Struck is null)
            Assert.Empty(failed);
        HashSet<string> found = [.. Lines(directory)];
        Assert.True(acknowledged.IsSubsetOf(found), $"{what}: a commit that was acknowledged is lost");

        // Closing a store whose log could not be cut leaves the record: it is there whole, as after a loss of power.
        found.ExceptWith(acknowledged);
        Assert.True(found.IsSubsetOf(failed), $"{what}: there are quads that nobody added: {string.Join(' ', found)}");
        Assert.True(!canWork || kind == FaultKind.Full || found.Count == 0, $"{what}: a commit that failed is there: {string.Join(' ', found)}");
        FaultSweep.AssertMends(directory, string.Join('\n', acknowledged.Concat(found)), what);
        Directory.Delete(directory, true);
        return files.Struck is not null;
    }

    /// <summary>Three commits with a flush between them, and another once everything works again.</summary>
    /// <returns>Whether the store could be opened.</returns>
    private static bool Work(FaultyFiles files, string[] before, HashSet<string> acknowledged, HashSet<string> failed)
    {
        try
        {
            using LiveQuadStore store = LiveQuadStore.Open(files, new StoreWriteOptions());
            Commit(store, 1, acknowledged, failed);
            Try(() => store.Flush());
            Commit(store, 2, acknowledged, failed);
            Commit(store, 3, acknowledged, failed);
            using (IQuadSnapshot snapshot = store.OpenSnapshot())
                Assert.Equal(acknowledged.Count, StoreText.Read(snapshot).Split('\n').Length);
            files.IsMended = true;
            Commit(store, 4, acknowledged, failed);
            Assert.DoesNotContain("<s:4> <p:a> \"4\" .", failed);
            return true;
        }
        catch (IOException error) when (error is StoreFileException or StoreFullException or CommitFailedException)
        {
            Assert.NotNull(files.Struck);
            Assert.Equal(before.Length, acknowledged.Count(before.Contains));
            return false;
        }
    }

    private static void Commit(LiveQuadStore store, int number, HashSet<string> acknowledged, HashSet<string> failed)
    {
        var quad = new Quad(new Iri($"s:{number}"), new Iri("p:a"), new Literal($"{number}"));
        bool isDone = Try(() =>
        {
            using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
            quad.PushTo(new TransactionSink(transaction));
            transaction.Commit();
        });
        (isDone ? acknowledged : failed).Add(quad.ToString());
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (IOException error) when (error is StoreFileException or StoreFullException or CommitFailedException)
        {
            return false;
        }
    }

    private static string[] Lines(string directory) => [.. StoreText.Read(new DiskFiles(directory)).Split('\n').Where(line => line.Length > 0)];
}
