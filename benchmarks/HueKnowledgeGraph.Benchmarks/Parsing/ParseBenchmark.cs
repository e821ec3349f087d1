using System.Diagnostics;
using System.Globalization;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>Reads RDF files into a sink that only counts: the speed of a reader alone, on one core.</summary>
internal static class ParseBenchmark
{
    /// <summary><c>parse FILE... [--runs N]</c>: for each file its statements, megabytes and megabytes per CPU second (median of N runs; default 1).</summary>
    public static int Run(string[] args)
    {
        int option = Array.IndexOf(args, "--runs");
        int runs = option < 0 ? 1 : int.Parse(args[option + 1], CultureInfo.InvariantCulture);
        foreach (string path in option < 0 ? args : args.Where((_, i) => i != option && i != option + 1))
        {
            if (!RdfFormat.TryFromFileName(path, out RdfFormat? format))
                throw new ArgumentException($"{path}: the ending says no RDF format.");
            List<double> speeds = [];
            long statements = 0;
            for (int run = 0; run < runs; run++)
                statements = Read(path, format, speeds);
            speeds.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(path)}\t{statements}\t{new FileInfo(path).Length / 1e6:0.0} MB\t{speeds[speeds.Count / 2]:0} MB/s\tpeak {PeakMegabytes():0} MB"));
        }

        return 0;
    }

    private static long Read(string path, RdfFormat format, List<double> speeds)
    {
        var counter = new Counter();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        using (FileStream file = File.OpenRead(path))
            RdfReader.Read(file, format, counter, new RdfReadOptions { BaseIri = "http://bench.example/" });
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        speeds.Add(new FileInfo(path).Length / 1e6 / spent.TotalSeconds);
        return counter.Statements;
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private sealed class Counter : IQuadSink
    {
        public long Statements { get; private set; }

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Statements++;
    }
}
