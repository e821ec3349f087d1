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
        using QuadStore store = QuadStore.Open(parsed.GetRequiredValue(Store));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        var report = new StatsReport(store.Directory, store.Statistics(), GraphCount.AllOf(snapshot));
        parsed.Console().Report(report, Lines(report));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(StatsReport report)
    {
        StoreStatistics totals = report.Totals;
        string segments = totals.Segments == 1 ? "1 segment" : $"{totals.Segments} segments";
        yield return $"store        {report.Directory}, load {totals.Version}, format {totals.FormatVersion}, {segments}";
        yield return $"quads        {PlainProgress.Count(totals.Quads)}";
        yield return $"triples      {PlainProgress.Count(totals.Triples)}";
        yield return $"predicates   {PlainProgress.Count(totals.Predicates)}";
        yield return $"IRIs         {PlainProgress.Count(totals.Iris)}";
        yield return $"literals     {PlainProgress.Count(totals.Literals)} in the dictionary";
        yield return $"blank nodes  {PlainProgress.Count(totals.BlankNodes)}";
        double perTriple = totals.Triples == 0 ? 0 : (double)totals.Bytes / totals.Triples;
        yield return FormattableString.Invariant($"size         {ByteSize.Format(totals.Bytes)} ({perTriple:0.0} bytes a triple): ")
            + string.Join(", ", totals.Files.Select(file => $"{file.Kind} {ByteSize.Format(file.Bytes)}"));
        if (totals.RemovedQuads + totals.UnflushedChanges > 0)
            yield return $"changes      {PlainProgress.Count(totals.UnflushedChanges)} behind the last flush; {PlainProgress.Count(totals.RemovedQuads)} removed quads wait for a compaction";
        yield return $"graphs       {PlainProgress.Count(report.Graphs.Count)}";
        foreach (GraphCount graph in report.Graphs)
            yield return $"{PlainProgress.Count(graph.Quads),13}  {graph.Graph ?? "(default graph)"}";
    }
}

/// <summary>What <c>hue stats --json</c> writes.</summary>
internal sealed record StatsReport(string Directory, StoreStatistics Totals, IReadOnlyList<GraphCount> Graphs);

/// <summary>One graph and how much it holds; null is the default graph.</summary>
internal sealed record GraphCount(string? Graph, long Quads)
{
    /// <summary>All graphs that hold something, the default graph first.</summary>
    public static List<GraphCount> AllOf(IQuadSnapshot snapshot)
    {
        using TermReader reader = snapshot.Terms.OpenReader();
        var graphs = new List<GraphCount>();
        foreach (ulong graph in snapshot.NamedGraphs.Prepend(TermId.DefaultGraph))
        {
            long quads = snapshot.CountRows(new ScanSpecification(QuadOrder.Gspo, new[] { graph }, GraphSelection.EachQuad));
            if (quads > 0)
                graphs.Add(new GraphCount(graph == TermId.DefaultGraph ? null : Name(reader.Read(graph)), quads));
        }

        return graphs;
    }

    private static string Name(TermSpan term) => Term.From(term) is Iri iri ? iri.Value : Term.From(term).ToString();
}
