using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Writing;

public sealed class LogTests
{
    [Fact]
    public void A_log_cut_at_any_byte_gives_the_commits_that_are_whole()
    {
        using var folder = new TempFolder();
        (string log, long[] ends) = WriteCommits(folder.PathOf("store"));
        byte[] whole = File.ReadAllBytes(log);
        for (int length = LogFrame.HeadLength; length <= whole.Length; length++)
        {
            File.WriteAllBytes(log, whole[..length]);
            int commits = ends.Count(end => end <= length);
            Assert.Equal(commits, CountQuads(folder.PathOf("store")));
            using (var store = QuadStore.OpenForWriting(folder.PathOf("store")))
            {
                using IQuadSnapshot snapshot = store.OpenSnapshot();
                Assert.Equal(commits, snapshot.Version);
                Assert.Equal(commits, snapshot.CountRows(new ScanSpecification(QuadOrder.Spo, default, GraphSelection.UnionOfAll)));
            }

            Assert.Equal(commits == 0 ? LogFrame.HeadLength : ends[commits - 1], new FileInfo(log).Length);
        }
    }

    [Fact]
    public void Any_flipped_bit_of_a_log_is_reported_with_file_and_offset()
    {
        using var folder = new TempFolder();
        (string log, long[] ends) = WriteCommits(folder.PathOf("store"));
        byte[] whole = File.ReadAllBytes(log);
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(log, damaged);
            var error = Assert.Throws<StoreCorruptException>(() => QuadStore.OpenForWriting(folder.PathOf("store")));
            long frame = bit / 8 < LogFrame.HeadLength ? 0 : ends.Prepend(LogFrame.HeadLength).Last(end => end <= bit / 8);
            Assert.Equal((log, frame), (error.File, error.Offset));
        }

        Assert.Throws<StoreCorruptException>(() => QuadStore.Open(folder.PathOf("store")));
        File.WriteAllBytes(log, whole);
        Assert.Equal(ends.Length, CountQuads(folder.PathOf("store")));
    }

    [Fact]
    public void Lost_sectors_of_the_last_frame_only_are_a_torn_tail()
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        using (var store = QuadStore.OpenForWriting(directory))
        {
            Commit(store, 0, new string('a', 3000));
            Commit(store, 1, new string('b', 3000));
        }

        string log = Directory.GetFiles(directory, "*.log").Single();
        byte[] whole = File.ReadAllBytes(log);
        int second = Array.LastIndexOf(whole, (byte)'F') - 3;
        Assert.True(whole.AsSpan(second).StartsWith("HUEF"u8));
        for (int sector = 0; sector < whole.Length; sector += LogFrame.SectorLength)
        {
            byte[] torn = [.. whole];
            torn.AsSpan(sector, Math.Min(LogFrame.SectorLength, torn.Length - sector)).Clear();
            File.WriteAllBytes(log, torn);
            if (sector >= second)
                Assert.Equal(1, CountQuads(directory));
            else
                Assert.Throws<StoreCorruptException>(() => CountQuads(directory));
        }
    }

    [Fact]
    public void A_second_writer_is_refused_and_a_reader_sees_each_commit()
    {
        using var folder = new TempFolder();
        using var store = QuadStore.OpenForWriting(folder.PathOf("store"));
        Assert.Throws<StoreLockedException>(() => QuadStore.OpenForWriting(folder.PathOf("store")));
        using var reader = QuadStore.Open(folder.PathOf("store"));
        for (int i = 1; i <= 5; i++)
        {
            Commit(store, i);
            using IQuadSnapshot snapshot = reader.OpenSnapshot();
            Assert.Equal((i, i), (snapshot.Version, snapshot.CountRows(new ScanSpecification(QuadOrder.Spo, default, GraphSelection.UnionOfAll))));
        }
    }

    internal static void Commit(IQuadStore store, int number, string text = "Huế")
    {
        using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
        transaction.Add(new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes($"https://hue.example/{number}")), new TermSpan(TermKind.Iri, "p:"u8),
            new TermSpan(TermKind.Literal, Encoding.UTF8.GetBytes(text)), default);
        transaction.Commit();
    }

    private static (string Log, long[] Ends) WriteCommits(string directory)
    {
        List<long> ends = [];
        using var store = QuadStore.OpenForWriting(directory);
        string log = Directory.GetFiles(directory, "*.log").Single();
        for (int i = 0; i < 3; i++)
        {
            Commit(store, i);
            ends.Add(new FileInfo(log).Length);
        }

        return (log, [.. ends]);
    }

    private static long CountQuads(string directory)
    {
        using var store = QuadStore.Open(directory);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        return snapshot.CountRows(new ScanSpecification(QuadOrder.Spo, default, GraphSelection.UnionOfAll));
    }
}
