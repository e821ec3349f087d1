using System.CommandLine;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue compact</c>: a store without what was removed.</summary>
internal static class CompactCommand
{
    private static readonly Option<string> Store = CommonOptions.Store();
    private static readonly Option<long?> Memory = CommonOptions.Memory("Memory for sorting. Default 512MiB.");

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "compact", "Rewrites a store as one segment, without removed quads and terms that nothing uses.",
            "Needs as much free space as the store will take, and no other process that writes it: a server compacts its store itself.",
            "hue compact --store data/hue")
        { Store, Memory };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        string directory = parsed.GetRequiredValue(Store);
        var options = new CompactionOptions();
        if (parsed.GetValue(Memory) is { } bytes)
        {
            options = options with
            {
                MemoryBytes = bytes >= CompactionOptions.MinimumMemoryBytes ? bytes : throw new UsageException(
                    $"--memory: found {ByteSize.Format(bytes)}, allowed is at least {ByteSize.Format(CompactionOptions.MinimumMemoryBytes)}."),
            };
        }

        CompactionReport report = ProgressDisplay.Run(console, "rows", note => QuadStore.Compact(
            directory, options with { OnProgress = progress => note(progress.Phase, progress.Done, progress.Total) }, cancellation));
        console.Report(report, [
            $"{directory}: {PlainProgress.Count(report.Quads)} quads and {PlainProgress.Count(report.Terms)} terms in {ByteSize.Format(report.BytesAfter)}, "
            + $"before {ByteSize.Format(report.BytesBefore)}; {report.Elapsed.TotalSeconds:0.0} s.",
        ]);
        return ExitCode.Done;
    }
}
