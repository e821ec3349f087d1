using System.Diagnostics;
using System.Globalization;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>Runs the 105 Sparqloscope and the 33 heritage queries in process over museums-2M: rows against the expected ones, warm median times.</summary>
internal static class QueryBenchmark
{
    public static int Run(BenchmarkOptions options)
    {
        string bench = Path.Combine(options.Shared, "bench");
        if (!QuadStore.Exists(options.Store))
            Load(options);
        using QuadStore store = QuadStore.Open(options.Store);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        int wrong = RunSet("sparqloscope", Sparqloscope(options.Queries ?? SparqloscopeFile(options.Shared)), Path.Combine(bench, "sparqloscope", "expected.tsv"), snapshot, options);
        wrong += RunSet("heritage", Heritage(bench), Path.Combine(bench, "heritage", "expected.tsv"), snapshot, options);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>The museums' data, whose queries have expected answers.</summary>
    public static string DataFile(string shared) => Path.Combine(shared, "bench", "heritage", "museums-2M.nt.gz");

    /// <summary>Loads the data into the store.</summary>
    public static void Load(BenchmarkOptions options)
    {
        (string directory, string file) = (options.Store, DataFile(options.Shared));
        Console.Error.WriteLine($"loading {file} into {directory}");
        BulkLoadReport report = QuadStore.BulkLoad(directory, [new LoadSource(Path.GetFileName(file), () => File.OpenRead(file), RdfFormat.NTriples)]);
        Console.Error.WriteLine($"loaded {report.QuadsAdded} quads in {report.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>The 105 queries, one a line.</summary>
    public static string SparqloscopeFile(string shared) => Path.Combine(shared, "bench", "sparqloscope", "museums-2M.tsv");

    /// <summary>The queries of a file.</summary>
    public static IEnumerable<(string Name, string Text)> Sparqloscope(string file) =>
        File.ReadLines(file).Where(line => line.Contains('\t', StringComparison.Ordinal))
            .Select(line => line.Split('\t', 2)).Select(parts => (parts[0], parts[1]));

    /// <summary>The 33 queries.</summary>
    public static IEnumerable<(string Name, string Text)> Heritage(string bench) =>
        Directory.GetFiles(Path.Combine(bench, "heritage"), "*.rq").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    private static int RunSet(
        string set, IEnumerable<(string Name, string Text)> queries, string expectedFile, IQuadSnapshot snapshot, BenchmarkOptions options)
    {
        Dictionary<string, long> expected = options.Queries is not null ? [] : File.ReadLines(expectedFile).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture));
        var logarithms = new List<double>();
        var bestLogarithms = new List<double>();
        int wrong = 0;
        foreach ((string name, string text) in queries)
        {
            if (options.Only.Length > 0 && !options.Only.Any(part => name.Contains(part, StringComparison.Ordinal)))
                continue;
            if (options.ShowsPlan)
                Console.WriteLine(QueryEngine.Explain(SparqlParser.ParseQuery(text), snapshot, new QueryOptions { Analyze = true }));
            (double milliseconds, double best, double processor, long rows, string? problem) = Measure(name, text, snapshot, options);
            string remark = problem ?? (rows == expected.GetValueOrDefault(name, rows) ? "" : $"WRONG: expected {expected[name]} rows");
            wrong += remark.Length > 0 ? 1 : 0;
            logarithms.Add(Math.Log(Math.Max(milliseconds, 1e-3)));
            bestLogarithms.Add(Math.Log(Math.Max(best, 1e-3)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-55} {rows,8} rows {milliseconds,10:0.000} ms  best {best,9:0.000}  cpu {processor,9:0.000}  {remark}"));
        }

        if (logarithms.Count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set}: {logarithms.Count} queries, {wrong} wrong, geometric mean {Math.Exp(logarithms.Average()):0.000} ms (of medians), {Math.Exp(bestLogarithms.Average()):0.000} ms (of best runs)"));
        }

        return wrong;
    }

    private static (double Milliseconds, double Best, double Processor, long Rows, string? Problem) Measure(string name, string text, IQuadSnapshot snapshot, BenchmarkOptions options)
    {
        try
        {
            if (options.Answers is not null)
                WriteAnswer(name, text, snapshot, options.Answers);
            var clock = Stopwatch.StartNew();
            long rows = CountRows(text, snapshot);
            // Background tier-up comes late on a busy machine: warm up by time, not by count.
            for (int warm = 0; clock.Elapsed < TimeSpan.FromSeconds(options.WarmSeconds) && warm < 200; warm++)
                RunOnce(text, snapshot);
            var times = new List<double>();
            var processor = new List<double>();
            while (times.Count < options.Runs && clock.Elapsed < TimeSpan.FromSeconds(8))
            {
                long start = Stopwatch.GetTimestamp();
                TimeSpan spent = Environment.CpuUsage.TotalTime;
                RunOnce(text, snapshot);
                processor.Add((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            double first = clock.Elapsed.TotalMilliseconds;
            return times.Count > 0 ? (times[times.Count / 2], times[0], processor.Min(), rows, null) : (first, first, first, rows, null);
        }
        catch (Exception problem) // the edge of this program: the next query is still to be run
        {
            return (double.NaN, double.NaN, double.NaN, -1, $"{problem.GetType().Name}: {problem.Message}");
        }
    }

    /// <summary>Parses, plans, runs and writes the answer to nowhere: what a server does without its socket.</summary>
    public static void RunOnce(string text, IQuadSnapshot snapshot)
    {
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(text), snapshot);
        Write(result, Stream.Null);
    }

    /// <summary>Rows of an answer.</summary>
    public static long CountRows(string text, IQuadSnapshot snapshot)
    {
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(text), snapshot);
        if (result is GraphResult graph)
        {
            var counter = new CountingSink();
            graph.WriteTo(counter);
            return counter.Count;
        }

        long rows = result is BooleanResult ? 1 : 0;
        while ((result as SolutionResult)?.Next() is { } batch)
            rows += batch.RowCount;
        return rows;
    }

    private static void Write(QueryResult result, Stream stream)
    {
        if (result is GraphResult graph)
            ResultWriter.WriteGraph(graph, RdfFormat.NTriples, stream);
        else
            ResultWriter.Write(result, ResultFormat.Json, stream);
    }

    private static void WriteAnswer(string name, string text, IQuadSnapshot snapshot, string directory)
    {
        Directory.CreateDirectory(directory);
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(text), snapshot);
        using FileStream file = File.Create(Path.Combine(directory, name + (result is GraphResult ? ".nt" : ".json")));
        Write(result, file);
    }

    private sealed class CountingSink : IQuadSink
    {
        public long Count { get; private set; }

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Count++;
    }
}
