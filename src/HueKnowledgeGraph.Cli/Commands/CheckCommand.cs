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
        StoreCheckReport report = ProgressDisplay.Run(console, "bytes", note => QuadStore.Check(
            directory, progress => note(Path.GetFileName(progress.File), progress.DoneBytes, progress.TotalBytes), cancellation));
        foreach (StoreProblem problem in report.Problems)
            console.Error(problem.ToString());
        console.Report(report, [report.IsSound
            ? $"{directory}: sound; {PlainProgress.Count(report.Quads)} rows of all orders and {PlainProgress.Count(report.Terms)} terms "
                + $"in {report.Files} files, {ByteSize.Format(report.Bytes)}."
            : $"{directory}: damaged. Restore it from a backup or load it anew."]);
        return report.IsSound ? ExitCode.Done : ExitCode.Store;
    }
}
