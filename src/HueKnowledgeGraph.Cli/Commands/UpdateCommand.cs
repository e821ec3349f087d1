using System.CommandLine;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue update</c>: one update request on a store, all of it or nothing.</summary>
internal static class UpdateCommand
{
    private static readonly Option<string> Store = CommonOptions.Store();
    private static readonly Option<double?> Timeout = CommonOptions.Seconds("--timeout", "Longest run in seconds. Default 600.");
    private static readonly Option<long?> Memory = CommonOptions.Memory("Most memory of one operation, and for the changes of all. Default 2GiB and 1GiB.");
    private static readonly Option<string[]> LoadFrom = new("--load-from")
    {
        Description = "Where LOAD may read from, as file:///srv/hue/ or https://data.example/; may be repeated. Default: nowhere.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string[]> AllowService = new("--allow-service")
    {
        Description = "Endpoint that SERVICE may call, as the update names it; may be repeated. Default: none.",
        HelpName = "IRI",
    };

    private static readonly Option<string?> Expression = new("-e") { Description = "The update itself.", HelpName = "UPDATE" };
    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "File with the update; - is standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "update", "Runs one SPARQL update request on a store: all of it or nothing.",
            """
            When it ends, the changes survive a killed process and a loss of power. A server that has the store open for reading shows
            them within a second; one that writes it has locked it: send it the update over HTTP.
            Without GRAPH, WITH or USING, WHERE reads and templates write the quads that are in no named graph.
            """,
            """
            hue update --store data/hue -e 'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                INSERT DATA { GRAPH <https://hue.example/graph/notes> {
                  <https://hue.example/id/object/HUE-M005> rdfs:comment "Cổng chính phía nam của Hoàng thành Huế"@vi } }'
            """)
        { Store, Timeout, Memory, LoadFrom, AllowService, Expression, File };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        UpdateRequest request = SparqlParser.ParseUpdate(Text(parsed, cancellation));
        string directory = parsed.GetRequiredValue(Store);
        if (!QuadStore.Exists(directory))
            throw new StoreNotFoundException(directory);
        long? memory = parsed.GetValue(Memory);
        using DocumentAccess? documents = Documents(parsed.GetValue(LoadFrom) ?? []);
        using HttpServiceClient? services = parsed.GetValue(AllowService) is { Length: > 0 } allowed ? new HttpServiceClient(new ServiceOptions { Allowed = allowed }) : null;
        UpdateOptions options = new() { Documents = documents, Services = services };
        options = options with
        {
            Timeout = parsed.GetValue(Timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Timeout,
            MemoryBytes = memory ?? options.MemoryBytes,
        };
        StoreWriteOptions writing = new();
        using LiveQuadStore store = QuadStore.OpenForWriting(directory, writing with { TransactionBytes = memory ?? writing.TransactionBytes });
        long started = options.Clock.GetTimestamp();
        UpdateReport report = UpdateEngine.Execute(request, store, options, cancellation);
        foreach (string note in report.Notes)
            console.Say(note);
        console.Report(report, [
            $"{directory}: {PlainProgress.Count(report.Added)} quads added, {PlainProgress.Count(report.Removed)} removed by "
            + $"{PlainProgress.Count(report.Operations)} operations in {options.Clock.GetElapsedTime(started).TotalSeconds:0.0} s; version {report.Version}.",
        ]);
        return ExitCode.Done;
    }

    private static string Text(ParseResult parsed, CancellationToken interruption) => (parsed.GetValue(Expression), parsed.GetValue(File)) switch
    {
        ({ } update, null) => update,
        (null, { } file) => InputFile.ReadText(file, interruption),
        _ => throw new UsageException("Give one update: a FILE, - for standard input, or -e UPDATE."),
    };

    private static DocumentAccess? Documents(string[] allowed)
    {
        if (allowed.Length == 0)
            return null;
        try
        {
            return new DocumentAccess(allowed, allowPrivateAddresses: true); // Whoever runs the command is on this machine anyway.
        }
        catch (ArgumentException refused)
        {
            throw new UsageException($"--load-from: {refused.Message}");
        }
    }
}
