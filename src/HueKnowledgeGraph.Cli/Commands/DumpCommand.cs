using System.CommandLine;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue dump</c>: a store, or one of its graphs, as RDF.</summary>
internal static class DumpCommand
{
    private static readonly Option<string> Store = CommonOptions.Store();
    private static readonly Option<string?> Graph = new("--graph")
    {
        Description = "Only this graph, as triples. Default: all graphs.",
        HelpName = "IRI",
    };

    private static readonly Option<string> Out = new("--output", "-o")
    {
        Description = "File to write, also .gz and .zst; - is standard output.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Format = new("--format")
    {
        Description = "Format. Default: by the file's ending.",
        HelpName = "F",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "dump", "Writes a store, or one graph of it, as RDF.",
            "N-Quads and TriG keep the graphs; N-Triples and Turtle hold each triple once.",
            "hue dump --store data/hue -o hue.nq.gz")
        { Store, Graph, Out, Format };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        string output = parsed.GetRequiredValue(Out);
        RdfFormat format = InputFile.FormatOf(output, parsed.GetValue(Format));
        using QuadStore store = QuadStore.Open(parsed.GetRequiredValue(Store));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        QuadExport export = parsed.Iri(Graph) is { } graph
            ? QuadExport.OfGraph(snapshot, GraphId(snapshot, graph))
            : format.HasGraphs ? QuadExport.OfQuads(snapshot) : QuadExport.OfTriples(snapshot);

        long total = export.ExpectedCount;
        using OutputFile file = OutputFile.Create(output);
        long statements = ProgressDisplay.Run(console, "statements", note =>
        {
            using RdfWriter writer = RdfWriter.Create(format, file.Stream);
            return export.WriteTo(writer, done => note("dump", done, total), cancellation);
        });
        file.Complete();
        console.Say($"{PlainProgress.Count(statements)} statements written to {output}.");
        return ExitCode.Done;
    }

    private static ulong GraphId(IQuadSnapshot snapshot, string iri)
    {
        if (snapshot.Terms.TryGetId(new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(iri)), out ulong id) && snapshot.NamedGraphs.Contains(id))
            return id;
        throw new UsageException($"The store has no graph <{iri}>; 'hue stats' lists the {snapshot.NamedGraphs.Count} that it has.");
    }
}
