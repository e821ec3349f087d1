namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>Every call to the file system of commits, flushes, compactions and loads goes wrong once, in every way; and power is lost after each.</summary>
public sealed class WriterFaultTests
{
    private const int LossesAtEachEvent = 2;

    [Theory]
    [InlineData(FaultKind.Fails)]
    [InlineData(FaultKind.FailsWhenDone)]
    [InlineData(FaultKind.FailsHalfway)]
    [InlineData(FaultKind.Full)]
    [InlineData(FaultKind.Flips, 1)]
    internal void What_was_acknowledged_is_there_and_nothing_in_part(FaultKind kind, int seed = 0)
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        int at = 0;
        for (; ; at++)
        {
            string directory = FaultSweep.Copy(folder.PathOf("store"), folder.PathOf("work"));
            var files = new FaultyFiles(new DiskFiles(directory), at, kind) { Random = new Random((seed * 10_000) + at) };
            var script = new WriterScript(files);
            script.Run();
            if (files.Struck is null)
            {
                Assert.Empty(script.Failures);
                break;
            }

            string what = $"{kind}, call {at}, seed {seed} ({files.Struck})";
            Assert.All(script.Failures, error => Assert.True(Says(error, directory), $"{what}: {error.Message}"));
            Assert.True(kind != FaultKind.Full || script.Failures.Exists(error => error is StoreFullException || error.InnerException is StoreFullException), $"{what}: {string.Join('|', script.Failures)}");
            string found = StoreText.Read(new DiskFiles(directory));
            WriterScript.AssertHolds(found, script.Acknowledged, script.Begun, what);
            FaultSweep.AssertMends(directory, found, what);
            Directory.Delete(directory, true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{at} calls went wrong");
        Assert.True(at > 60, $"only {at} calls went wrong");
    }

    [Fact]
    public void A_loss_of_power_takes_nothing_that_was_acknowledged()
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        var journal = new FileJournal(folder.Store);
        journal.RecordWhatIsThere();
        int first = journal.Events.Count;
        new WriterScript(journal) { Note = journal.Mark }.Run();
        IReadOnlyList<FileEvent> events = journal.Events;
        for (int count = first; count <= events.Count; count++)
        {
            for (int seed = 0; seed < LossesAtEachEvent; seed++)
            {
                FileEvent[] done = [.. events.Take(count)];
                string directory = folder.PathOf("left");
                string what = $"power lost after event {count} of {events.Count} ({done[^1].Act} {done[^1].Name}), seed {seed}";
                new PowerLoss(new Random((count * 100) + seed)).Leave(done, directory);
                string found = StoreText.Read(new DiskFiles(directory));
                WriterScript.AssertHolds(found, Noted(done, "done "), Noted(done, "begin "), what);
                FaultSweep.AssertMends(directory, found, what);
                Directory.Delete(directory, true);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"power was lost {(events.Count - first + 1) * LossesAtEachEvent} times");
        Assert.Equal(8, Noted(events, "done ").Count);
    }

    private static HashSet<int> Noted(IEnumerable<FileEvent> events, string word) =>
    [
        .. events.Where(one => one.Act == FileAct.Mark && one.Name.StartsWith(word, StringComparison.Ordinal))
            .Select(one => int.Parse(one.Name[word.Length..], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>The message names the store, or a file of it.</summary>
    private static bool Says(Exception error, string directory) =>
        error.Message.Contains(directory, StringComparison.Ordinal) || (error.InnerException?.Message.Contains(directory, StringComparison.Ordinal) ?? false) || error.Message.Contains(".log", StringComparison.Ordinal) || error.Message.Contains("was lost", StringComparison.Ordinal);
}
