namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>Power is lost after every event of a load: what was acknowledged is there, the load is there whole or not at all.</summary>
public sealed class PowerLossTests
{
    private const int LossesAtEachEvent = 3;

    [Fact]
    public void A_first_load_is_there_whole_or_not_at_all()
    {
        using var folder = TempFolder.InMemory();
        var journal = new FileJournal(folder.Store);
        LoadSample.Load(journal, LoadSample.First);
        journal.Mark("loaded");
        LosePower(folder, journal, "", StoreText.Of(LoadSample.First));
    }

    [Fact]
    public void A_load_into_a_store_is_there_whole_or_not_at_all()
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        var journal = new FileJournal(folder.Store);
        journal.RecordWhatIsThere();
        int first = journal.Events.Count;
        LoadSample.Load(journal, LoadSample.Second);
        journal.Mark("loaded");
        LosePower(folder, journal, StoreText.Of(LoadSample.First), StoreText.Of(LoadSample.First.Concat(LoadSample.Second)), first);
    }

    private static void LosePower(TempFolder folder, FileJournal journal, string before, string after, int first = 0)
    {
        IReadOnlyList<FileEvent> events = journal.Events;
        int lossesAfterwards = 0;
        for (int count = first; count <= events.Count; count++)
        {
            for (int seed = 0; seed < LossesAtEachEvent; seed++)
            {
                string directory = folder.PathOf("left");
                string what = $"power lost after event {count} of {events.Count}, seed {seed}";
                FileEvent[] done = [.. events.Take(count)];
                new PowerLoss(new Random((count * 100) + seed)).Leave(done, directory);
                string found = QuadStore.Exists(directory) ? StoreText.Read(new DiskFiles(directory)) : "";
                bool isAcknowledged = done.Any(one => one.Act == FileAct.Mark);
                Assert.True(found == after || (found == before && !isAcknowledged), what);
                lossesAfterwards += found == after ? 1 : 0;
                FaultSweep.AssertMends(directory, found, what);
                Directory.Delete(directory, true);
            }
        }

        Assert.InRange(lossesAfterwards, LossesAtEachEvent, events.Count * LossesAtEachEvent / 2);
    }
}
