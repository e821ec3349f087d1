using System.CommandLine;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue load</c>: RDF files into a new or an existing store.</summary>
internal static class LoadCommand
{
    private static readonly Option<string> Store = CommonOptions.Store("Directory of the store; made if absent.");
    private static readonly Option<string?> Graph = new("--graph")
    {
        Description = "Graph for statements that name none. Default: the default graph.",
        HelpName = "IRI",
    };

    private static readonly Option<string?> Format = new("--format")
    {
        Description = "Format of all files. Default: by each file's ending.",
        HelpName = "F",
    };

    private static readonly Option<string?> Base = new("--base")
    {
        Description = "Base for relative IRIs. Default: they are errors.",
        HelpName = "IRI",
    };

    private static readonly Option<long?> Memory = CommonOptions.Memory("Memory for the whole load. Default 1.5GiB.");
    private static readonly Option<bool> Lenient = new("--lenient")
    {
        Description = "Leave out statements that cannot be read, list them and go on (exit code 1).",
    };

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "RDF files, also .gz and .zst; - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "load", "Loads RDF files into a new or an existing store.",
            "The store is as before until the whole load is done.",
            "hue load --store data/hue --graph https://hue.example/graph/objects objects.nt.gz")
        { Store, Graph, Format, Base, Memory, Lenient, Files };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        string store = parsed.GetRequiredValue(Store);
        if (File.Exists(store))
            throw new UsageException($"--store: {store} is a file; a store is a directory.");
        LoadSource[] sources = [.. parsed.GetRequiredValue(Files).Select(file =>
            Source(file, parsed.GetValue(Format), parsed.Iri(Graph), parsed.Iri(Base), cancellation))];
        var options = new BulkLoadOptions();
        if (parsed.GetValue(Memory) is { } bytes)
            options = options with { MemoryBytes = RequireMemory(bytes) };
        if (parsed.GetValue(Lenient))
            options = options with { OnRefused = refused => console.Error($"refused: {refused.Message}") };
        BulkLoadReport report = Load(console, store, sources, options, cancellation);
        return report.Refused > 0 ? ExitCode.DoneWithRefusals : ExitCode.Done;
    }

    private static long RequireMemory(long bytes) => bytes >= BulkLoadOptions.MinimumMemoryBytes
        ? bytes
        : throw new UsageException($"--memory: found {ByteSize.Format(bytes)}, allowed is at least {ByteSize.Format(BulkLoadOptions.MinimumMemoryBytes)}.");

    /// <summary>One file as a source; its absence shows now, not in the middle of the load.</summary>
    public static LoadSource Source(string file, string? format, string? graph, string? baseIri, CancellationToken interruption)
    {
        InputFile.Require(file);
        return new LoadSource(file, () => InputFile.Open(file, interruption), InputFile.FormatOf(file, format), graph, baseIri);
    }

    /// <summary>Loads with progress and reports at the end.</summary>
    public static BulkLoadReport Load(
        CommandConsole console, string store, IReadOnlyList<LoadSource> sources, BulkLoadOptions options, CancellationToken cancellation)
    {
        BulkLoadReport report = ProgressDisplay.Run(console, "statements", note => QuadStore.BulkLoad(
            store, sources, options with { OnProgress = progress => note(progress.Phase, progress.Done, progress.Total) }, cancellation));
        console.Report(report, [
            $"{store}: {PlainProgress.Count(report.QuadsAdded)} quads and {PlainProgress.Count(report.TermsAdded)} terms added from "
            + $"{PlainProgress.Count(report.StatementsRead)} statements in {report.Elapsed.TotalSeconds:0.0} s"
            + PlainProgress.Rate(report.StatementsRead, report.Elapsed)
            + (report.Refused > 0 ? $"; {PlainProgress.Count(report.Refused)} statements refused." : "."),
        ]);
        return report;
    }
}
