namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>Every call of a load to the file system fails once, in every way.</summary>
public sealed class BulkLoadFaultTests
{
    [Theory]
    [InlineData(FaultKind.Fails)]
    [InlineData(FaultKind.FailsWhenDone)]
    [InlineData(FaultKind.FailsHalfway)]
    [InlineData(FaultKind.Full)]
    internal void A_first_load_fails_whole_or_is_done(FaultKind kind)
    {
        using var folder = TempFolder.InMemory();
        int calls = new FaultSweep(folder, files => LoadSample.Load(files, LoadSample.First)).Run(kind);
        Assert.True(calls > 40, $"only {calls} calls went wrong");
    }

    [Theory]
    [InlineData(FaultKind.Fails)]
    [InlineData(FaultKind.FailsWhenDone)]
    [InlineData(FaultKind.FailsHalfway)]
    [InlineData(FaultKind.Full)]
    internal void A_load_into_a_store_fails_whole_or_is_done(FaultKind kind)
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        int calls = new FaultSweep(folder, files => LoadSample.Load(files, LoadSample.Second)) { Before = folder.PathOf("store") }.Run(kind);
        Assert.True(calls > 40, $"only {calls} calls went wrong");
    }

    [Theory]
    [InlineData(1)]
    public void A_flipped_bit_in_any_file_that_a_load_reads_is_seen_or_does_no_harm(int seed)
    {
        using var folder = TempFolder.InMemory();
        LoadSample.Load(folder.Store, LoadSample.First);
        int calls = new FaultSweep(folder, files => LoadSample.Load(files, LoadSample.Second)) { Before = folder.PathOf("store") }.Run(FaultKind.Flips, seed);
        Assert.True(calls > 20, $"only {calls} reads were changed");
    }

    [Fact]
    public void A_full_disk_is_told_by_the_operating_system()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("needs /dev/full, which only Linux has");
        using IFileWriter file = new DiskFiles("/dev").Create("full");
        var error = Assert.Throws<StoreFullException>(() => file.Write(new byte[10]));
        Assert.Equal("/dev/full", error.File);
        Assert.Contains("no space is left", error.Message, StringComparison.Ordinal);
    }
}
