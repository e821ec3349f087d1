using System.CommandLine;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue stats</c>: counts and sizes of a store.</summary>
internal static class StatsCommand
{
    private static readonly Option<string> Store = CommonOptions.Store();

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "stats", "Counts of a store (quads, triples, subjects, predicates, graphs) and its size on disk.",
            "",
            "hue stats --store data/hue")
        { Store };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string directory = parsed.GetRequiredValue(Store);
        using QuadStore store = QuadStore.Open(directory);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        StoreStatistics statistics = StoreStatistics.Of(directory, snapshot);
        parsed.Console().Report(statistics, Lines(statistics));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(StoreStatistics statistics)
    {
        yield return $"store       {statistics.Directory}, version {statistics.Version}";
        yield return $"quads       {PlainProgress.Count(statistics.Quads)}";
        yield return $"triples     {PlainProgress.Count(statistics.Triples)}";
        yield return $"subjects    {PlainProgress.Count(statistics.Subjects)}";
        yield return $"predicates  {PlainProgress.Count(statistics.Predicates)}";
        yield return $"objects     {PlainProgress.Count(statistics.Objects)}";
        double perQuad = statistics.Quads == 0 ? 0 : (double)statistics.Bytes / statistics.Quads;
        yield return FormattableString.Invariant($"size        {ByteSize.Format(statistics.Bytes)} ({perQuad:0.0} bytes a quad)");
        yield return $"graphs      {PlainProgress.Count(statistics.Graphs.Count)}";
        foreach (GraphCount graph in statistics.Graphs)
            yield return $"{PlainProgress.Count(graph.Quads),13}  {graph.Graph ?? "(default graph)"}";
    }
}

/// <summary>What <c>hue stats --json</c> writes.</summary>
internal sealed record StoreStatistics(
    string Directory, long Version, long Quads, long Triples, long Subjects, long Predicates, long Objects, long Bytes, IReadOnlyList<GraphCount> Graphs)
{
    /// <summary>Counts by the store's directories where they are exact, else by a scan.</summary>
    public static StoreStatistics Of(string directory, IQuadSnapshot snapshot)
    {
        using TermReader reader = snapshot.Terms.OpenReader();
        var graphs = new List<GraphCount>();
        foreach (ulong graph in snapshot.NamedGraphs.Prepend(TermId.DefaultGraph))
        {
            long quads = snapshot.CountRows(new ScanSpecification(QuadOrder.Gspo, new[] { graph }, GraphSelection.EachQuad));
            if (quads > 0)
                graphs.Add(new GraphCount(graph == TermId.DefaultGraph ? null : Name(reader.Read(graph)), quads));
        }

        return new StoreStatistics(
            directory, snapshot.Version, graphs.Sum(graph => graph.Quads),
            snapshot.CountRows(new ScanSpecification(QuadOrder.Spo, default, GraphSelection.UnionOfAll)),
            DistinctFirstKeys(snapshot, QuadOrder.Spo), DistinctFirstKeys(snapshot, QuadOrder.Pso), DistinctFirstKeys(snapshot, QuadOrder.Ops),
            new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), graphs);
    }

    private static long DistinctFirstKeys(IQuadSnapshot snapshot, QuadOrder order)
    {
        var all = new ScanSpecification(order, default, GraphSelection.UnionOfAll);
        if (snapshot.Statistics(all) is { IsExact: true } known)
            return known.FirstKeyCount;
        ulong[] keys = new ulong[4096];
        long[] counts = new long[keys.Length];
        long distinct = 0;
        using QuadScan scan = snapshot.OpenScan(all);
        for (int runs; (runs = scan.NextRuns(keys, counts)) > 0;)
            distinct += runs;
        return distinct;
    }

    private static string Name(TermSpan term) => Term.From(term) is Iri iri ? iri.Value : Term.From(term).ToString();
}

/// <summary>One graph and how much it holds; null is the default graph.</summary>
internal sealed record GraphCount(string? Graph, long Quads);
