using System.CommandLine;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue check</c>: every checksum and invariant of a store.</summary>
internal static class CheckCommand
{
    private static readonly Option<string> Store = CommonOptions.Store();

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "check", "Reads every page of a store and verifies checksums, sort orders and counts.",
            "Exit code 3 if anything is not as it was written.",
            "hue check --store data/hue")
        { Store };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        string directory = parsed.GetRequiredValue(Store);
        using QuadStore store = QuadStore.Open(directory);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        CheckReport report = ProgressDisplay.Run(console, "rows", note => new SnapshotCheck(snapshot, note, cancellation).Run());
        foreach (string problem in report.Problems)
            console.Error($"{directory}: {problem}.");
        console.Report(report, [report.Problems.Count == 0
            ? $"{directory}: sound; {PlainProgress.Count(report.Quads)} quads in five orders, {PlainProgress.Count(report.Terms)} terms looked up."
            : $"{directory}: damaged; {report.Problems.Count} problems. Restore it from a backup or load it anew."]);
        return report.Problems.Count == 0 ? ExitCode.Done : ExitCode.Store;
    }
}
