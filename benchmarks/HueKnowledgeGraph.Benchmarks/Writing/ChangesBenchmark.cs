using System.Diagnostics;
using System.Globalization;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>The queries with changes that are not in segments yet, against the same quads in one segment: 1 % and 10 % of all, in memory and flushed.</summary>
/// <remarks>All stores hold the same quads, so answers have to be the same. Runs of a query alternate between them, so that other work on the machine
/// falls on all; compared is the processor time of the best run, as other work changes it least.</remarks>
internal static class ChangesBenchmark
{
    public static int Run(BenchmarkOptions options)
    {
        string bench = Path.Combine(options.Shared, "bench");
        if (!QuadStore.Exists(options.Store))
            QueryBenchmark.Load(options);
        using QuadStore clean = QuadStore.Open(options.Store);
        using var one = ChangedStore.Open(options, 1, isFlushed: false);
        using var ten = ChangedStore.Open(options, 10, isFlushed: false);
        using var flushed = ChangedStore.Open(options, 10, isFlushed: true);
        IQuadSnapshot[] snapshots = [clean.OpenSnapshot(), one.OpenSnapshot(), ten.OpenSnapshot(), flushed.OpenSnapshot()];
        int wrong = RunSet("sparqloscope", QueryBenchmark.Sparqloscope(QueryBenchmark.SparqloscopeFile(options.Shared)), snapshots, options);
        wrong += RunSet("heritage", QueryBenchmark.Heritage(bench), snapshots, options);
        foreach (IQuadSnapshot snapshot in snapshots)
            snapshot.Dispose();
        return wrong == 0 ? 0 : 1;
    }

    private static int RunSet(string set, IEnumerable<(string Name, string Text)> queries, IQuadSnapshot[] snapshots, BenchmarkOptions options)
    {
        var ratios = new List<double[]>();
        int wrong = 0;
        Console.WriteLine($"{set,-55} {"clean ms",10} {"1 %",7} {"10 %",7} {"10 % flushed",13}");
        foreach ((string name, string text) in queries)
        {
            if (options.Only.Length > 0 && !options.Only.Any(part => name.Contains(part, StringComparison.Ordinal)))
                continue;
            long[] rows = [.. snapshots.Select(snapshot => QueryBenchmark.CountRows(text, snapshot))];
            bool isWrong = rows.Any(count => count != rows[0]);
            wrong += isWrong ? 1 : 0;
            double[] times = Measure(text, snapshots, options);
            double[] ratio = [.. times.Select(time => time / times[0])];
            ratios.Add(ratio);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-55} {times[0],10:0.000} {ratio[1],7:0.00} {ratio[2],7:0.00} {ratio[3],13:0.00} {(isWrong ? $"WRONG: {string.Join(' ', rows)} rows" : "")}"));
        }

        if (ratios.Count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set + ": geometric mean, wrong " + wrong,-55} {"",10} {Mean(ratios, 1),7:0.00} {Mean(ratios, 2),7:0.00} {Mean(ratios, 3),13:0.00}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set + ": largest",-55} {"",10} {ratios.Max(r => r[1]),7:0.00} {ratios.Max(r => r[2]),7:0.00} {ratios.Max(r => r[3]),13:0.00}"));
        }

        return wrong;
    }

    private static double Mean(List<double[]> ratios, int column) => Math.Exp(ratios.Average(ratio => Math.Log(ratio[column])));

    /// <summary>The best run over each snapshot, in milliseconds of processor time.</summary>
    private static double[] Measure(string text, IQuadSnapshot[] snapshots, BenchmarkOptions options)
    {
        double[] best = [.. snapshots.Select(_ => double.MaxValue)];
        var clock = Stopwatch.StartNew();
        for (int run = 0; run < 3 || clock.Elapsed < TimeSpan.FromSeconds(snapshots.Length * options.WarmSeconds); run++)
            RunAll(text, snapshots, best);
        best.AsSpan().Fill(double.MaxValue);
        for (int run = 0; run < options.Runs; run++)
            RunAll(text, snapshots, best);
        return best;
    }

    private static void RunAll(string text, IQuadSnapshot[] snapshots, double[] best)
    {
        for (int i = 0; i < snapshots.Length; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            QueryBenchmark.RunOnce(text, snapshots[i]);
            best[i] = Math.Min(best[i], (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }
    }
}
