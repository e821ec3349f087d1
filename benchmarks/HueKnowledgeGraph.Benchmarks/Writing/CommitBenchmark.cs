using System.Diagnostics;
using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>What durable commits cost beside what the disk's own sync costs: small ones alone and from 16 threads, and one of a million triples.</summary>
internal static class CommitBenchmark
{
    private const int QuadsEach = 5;
    private const int Threads = 16;
    private const int UpdateTriples = 1_000_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static int Run(BenchmarkOptions options)
    {
        string directory = Path.Combine(Path.GetTempPath(), "hue-commits");
        if (!QuadStore.Exists(options.Store))
            QueryBenchmark.Load(options);
        Copy(options.Store, directory);
        try
        {
            ReportSyncs(directory);
            using (LiveQuadStore store = QuadStore.OpenForWriting(directory))
            {
                ReportSmall(store);
                ReportThreads(store);
                ReportUpdate(store);
            }

            long start = Stopwatch.GetTimestamp();
            using LiveQuadStore again = QuadStore.OpenForWriting(directory);
            Print("opening with that log", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, version {again.Version}");
            start = Stopwatch.GetTimestamp();
            again.Flush();
            Print("flush", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
            return 0;
        }
        finally
        {
            Directory.Delete(directory, true);
        }
    }

    /// <summary>Appends of the size of a small commit, each synced: what no commit can be faster than.</summary>
    private static void ReportSyncs(string directory)
    {
        string path = Path.Combine(directory, "sync.tmp");
        byte[] bytes = new byte[512];
        var times = new List<double>();
        using (var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            var clock = Stopwatch.StartNew();
            for (long offset = 0; clock.Elapsed < Duration; offset += bytes.Length)
            {
                long start = Stopwatch.GetTimestamp();
                RandomAccess.Write(handle, bytes, offset);
                RandomAccess.FlushToDisk(handle);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        File.Delete(path);
        Print("the disk: 512 bytes appended and synced", Latencies(times));
    }

    private static void ReportSmall(LiveQuadStore store)
    {
        var times = new List<double>();
        int number = 0;
        var clock = Stopwatch.StartNew();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        while (clock.Elapsed < Duration)
        {
            long start = Stopwatch.GetTimestamp();
            Commit(store, number++);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        double cost = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Count;
        Print($"commits of {QuadsEach} quads, one thread", string.Create(CultureInfo.InvariantCulture, $"{Latencies(times)}, {cost:0.00} ms of processor each"));
    }

    private static void ReportThreads(LiveQuadStore store)
    {
        var clock = Stopwatch.StartNew();
        var times = new List<double>[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            List<double> own = times[thread] = [];
            for (int number = 1_000_000 * (thread + 1); clock.Elapsed < Duration; number++)
            {
                long start = Stopwatch.GetTimestamp();
                Commit(store, number);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        double seconds = clock.Elapsed.TotalSeconds;
        List<double> all = [.. times.SelectMany(list => list)];
        Print($"the same, {Threads} threads", string.Create(CultureInfo.InvariantCulture, $"{all.Count / seconds:0} commits/s, {Latencies(all)}"));
    }

    private static void ReportUpdate(LiveQuadStore store)
    {
        byte[] graph = Encoding.UTF8.GetBytes("https://hue.example/graph/update");
        long start = Stopwatch.GetTimestamp();
        using (IQuadTransaction transaction = store.BeginTransaction())
        {
            for (int i = 0; i < UpdateTriples / QuadsEach; i++)
                AddThing(transaction, 100_000_000 + i, new TermSpan(TermKind.Iri, graph));
            double added = Stopwatch.GetElapsedTime(start).TotalSeconds;
            transaction.Commit();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Print("1 M triples added in one commit", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s, of which {added:0.00} s before the commit"));
        }

        start = Stopwatch.GetTimestamp();
        using (IQuadTransaction transaction = store.BeginTransaction())
        {
            transaction.RemoveGraph(new TermSpan(TermKind.Iri, graph));
            transaction.Commit();
            Print("their graph removed", string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s"));
        }
    }

    private static void Commit(LiveQuadStore store, int number)
    {
        using IQuadTransaction transaction = store.BeginTransaction();
        AddThing(transaction, number, default);
        transaction.Commit();
    }

    /// <summary>A new thing with five statements: type, label, and three whose terms repeat.</summary>
    private static void AddThing(IQuadTransaction transaction, int number, TermSpan graph)
    {
        Span<byte> subject = stackalloc byte[64];
        "https://hue.example/id/object/"u8.CopyTo(subject);
        number.TryFormat(subject[30..], out int digits, provider: CultureInfo.InvariantCulture);
        var thing = new TermSpan(TermKind.Iri, subject[..(30 + digits)]);
        transaction.Add(thing, Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8), Iri("http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object"u8), graph);
        transaction.Add(thing, Iri("http://www.w3.org/2000/01/rdf-schema#label"u8), new TermSpan(TermKind.Literal, subject[30..(30 + digits)], language: "vi"u8), graph);
        transaction.Add(thing, Iri("https://hue.example/number"u8), new TermSpan(TermKind.Literal, subject[30..(30 + digits)], "http://www.w3.org/2001/XMLSchema#integer"u8), graph);
        transaction.Add(thing, Iri("https://hue.example/within"u8), Iri("https://hue.example/id/place/dai-noi"u8), graph);
        transaction.Add(thing, Iri("https://hue.example/of"u8), new TermSpan(TermKind.Iri, subject[..(29 + digits)]), graph);
    }

    private static TermSpan Iri(ReadOnlySpan<byte> value) => new(TermKind.Iri, value);

    private static string Latencies(List<double> milliseconds)
    {
        milliseconds.Sort();
        double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
        return string.Create(CultureInfo.InvariantCulture, $"median {At(0.5):0.00} ms, 99 % {At(0.99):0.00} ms, {milliseconds.Count} of them");
    }

    private static void Print(string what, string figures) => Console.WriteLine($"{what,-45} {figures}");

    private static void Copy(string store, string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, true);
        Directory.CreateDirectory(directory);
        foreach (string file in Directory.GetFiles(store).Where(file => !Path.GetFileName(file).StartsWith("LOCK", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
    }
}
