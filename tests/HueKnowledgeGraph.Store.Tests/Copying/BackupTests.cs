using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store.Tests.Faults;

namespace HueKnowledgeGraph.Store.Tests.Copying;

public sealed class BackupTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backup_restores_to_the_same_store(bool copiesFiles)
    {
        using var folder = new TempFolder();
        LoadSample.Load(folder.Store, LoadSample.First);
        Change(folder.PathOf("store"), LoadSample.Second[250..]);
        string expected = StoreText.Read(folder.Store);
        var options = new StoreCopyOptions { CopiesFiles = copiesFiles };
        StoreCopyReport backup = QuadStore.Backup(folder.PathOf("store"), folder.PathOf("backup"), options, TestContext.Current.CancellationToken);
        Assert.Equal((2, true, copiesFiles), (backup.Version, backup.IsChecked, backup.LinkedBytes == 0));
        Change(folder.PathOf("store"), [new Quad(new Iri("s:later"), new Iri("p:"), new Literal("later"))]);
        Assert.Equal(expected, StoreText.Read(new DiskFiles(folder.PathOf("backup"))));
        StoreCopyReport restored = QuadStore.Restore(folder.PathOf("backup"), folder.PathOf("restored"), options, TestContext.Current.CancellationToken);
        Assert.Equal((backup.Version, backup.Bytes), (restored.Version, restored.Bytes));
        Assert.Equal(expected, StoreText.Read(new DiskFiles(folder.PathOf("restored"))));
        Change(folder.PathOf("restored"), [new Quad(new Iri("s:other"), new Iri("p:"), new Literal("other"))]);
        Assert.Equal(expected, StoreText.Read(new DiskFiles(folder.PathOf("backup"))));
    }

    [Fact]
    public void A_backup_overwrites_nothing()
    {
        using var folder = new TempFolder();
        LoadSample.Load(folder.Store, LoadSample.First);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder.PathOf("backup")).FullName, "notes.txt"), "ours");
        var error = Assert.Throws<StoreExistsException>(() => QuadStore.Backup(folder.PathOf("store"), folder.PathOf("backup"), null, TestContext.Current.CancellationToken));
        Assert.Contains(folder.PathOf("backup"), error.Message, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(folder.PathOf("backup")).Select(path => Path.GetFileName(path)));
        Assert.Throws<StoreExistsException>(() => QuadStore.Restore(folder.PathOf("store"), folder.PathOf("store"), null, TestContext.Current.CancellationToken));
        Assert.Equal(StoreText.Of(LoadSample.First), StoreText.Read(folder.Store));
    }

    [Fact]
    public void A_backup_of_a_damaged_store_is_refused_with_the_damaged_file_and_leaves_nothing()
    {
        using var folder = new TempFolder();
        LoadSample.Load(folder.Store, LoadSample.First);
        string path = Directory.GetFiles(folder.PathOf("store"), "*.ops").Single();
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 3] ^= 4;
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<StoreCorruptException>(() => QuadStore.Backup(folder.PathOf("store"), folder.PathOf("backup"), null, TestContext.Current.CancellationToken));
        Assert.Equal(path, error.File);
        Assert.False(Directory.Exists(folder.PathOf("backup")));
    }

    [Fact]
    public async Task Backups_made_while_commits_come_hold_each_exactly_one_of_them()
    {
        using var folder = new TempFolder();
        LoadSample.Load(folder.Store, LoadSample.First);
        string expected = StoreText.Of(LoadSample.First);
        List<string> states = [expected];
        using var store = QuadStore.OpenForWriting(folder.PathOf("store"));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                Quad[] pair = [Numbered(i, "a"), Numbered(i, "b")];
                Commit(store, pair);
            }
        }, TestContext.Current.CancellationToken);
        try
        {
            for (int i = 0; i < 12; i++)
            {
                StoreCopyReport report = QuadStore.Backup(folder.PathOf("store"), folder.PathOf($"backup{i}"), null, TestContext.Current.CancellationToken);
                string wanted = StoreText.Of(LoadSample.First.Concat(Enumerable.Range(0, (int)report.Version - 1).SelectMany(n => (Quad[])[Numbered(n, "a"), Numbered(n, "b")])));
                Assert.Equal(wanted, StoreText.Read(new DiskFiles(folder.PathOf($"backup{i}"))));
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await writer;
    }

    [Theory]
    [InlineData(FaultKind.Fails, true)]
    [InlineData(FaultKind.FailsWhenDone, true)]
    [InlineData(FaultKind.FailsHalfway, true)]
    [InlineData(FaultKind.Full, true)]
    [InlineData(FaultKind.Fails, false)]
    [InlineData(FaultKind.FailsWhenDone, false)]
    [InlineData(FaultKind.Full, false)]
    internal void A_backup_fails_and_leaves_nothing_or_is_whole(FaultKind kind, bool copiesFiles)
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        Change(folder.PathOf("store"), LoadSample.Second[250..]);
        string expected = StoreText.Read(folder.Store);
        int at = 0;
        for (; ; at++)
        {
            var files = new FaultyFiles(new DiskFiles(folder.PathOf("backup")), at, kind);
            var options = new StoreCopyOptions { CopiesFiles = copiesFiles };
            try
            {
                new StoreCopy(folder.Store, files, options, TestContext.Current.CancellationToken).Run();
                Assert.Equal(expected, StoreText.Read(new DiskFiles(folder.PathOf("backup"))));
            }
            catch (IOException error) when (error is StoreFileException or StoreFullException)
            {
                Assert.Contains(folder.PathOf("backup"), error.Message, StringComparison.Ordinal);
            }

            if (files.Struck is null)
                break;
            if (QuadStore.Exists(folder.PathOf("backup")))
                Assert.Equal(expected, StoreText.Read(new DiskFiles(folder.PathOf("backup"))));
            if (Directory.Exists(folder.PathOf("backup")))
                Directory.Delete(folder.PathOf("backup"), true);
        }

        Assert.True(at > 12, $"only {at} calls went wrong");
        Assert.Equal(expected, StoreText.Read(folder.Store));
    }

    private static Quad Numbered(int number, string half) => new(new Iri($"s:{number}"), new Iri("p:half"), new Literal(half));

    private static void Change(string directory, IEnumerable<Quad> added)
    {
        using var store = QuadStore.OpenForWriting(directory);
        Commit(store, added);
    }

    private static void Commit(LiveQuadStore store, IEnumerable<Quad> added)
    {
        using IQuadTransaction transaction = store.BeginTransaction();
        var sink = new TransactionSink(transaction);
        foreach (Quad quad in added)
            quad.PushTo(sink);
        transaction.Commit();
    }
}
