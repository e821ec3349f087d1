using System.CommandLine;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue backup</c> and <c>hue restore</c>: the same work in two directions.</summary>
internal static class StoreCopyCommand
{
    private static readonly Option<string> Store = CommonOptions.Store();
    private static readonly Option<string> NewStore = CommonOptions.Store("Directory of the store to make; new or empty.");
    private static readonly Argument<string> Destination = new("DEST") { Description = "Directory for the backup; new or empty." };
    private static readonly Argument<string> Backup = new("DEST") { Description = "Directory of the backup." };
    private static readonly Option<bool> Copy = new("--copy")
    {
        Description = "Copy every file. Default: where both directories are on one file system, files get a second name instead, which takes no space.",
    };

    private static readonly Option<bool> NoCheck = new("--no-check") { Description = "Do not read what was made." };

    /// <summary>Declares <c>hue backup</c>.</summary>
    public static Command CreateBackup()
    {
        var command = new DocumentedCommand(
            "backup", "Makes a backup of a store, also while it is served and written.",
            "The backup is a store itself and ends with exactly one commit. What was made is read and checked; nothing is overwritten.",
            "hue backup --store data/hue backups/2026-11-22")
        { Store, Copy, NoCheck, Destination };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(parsed, parsed.GetRequiredValue(Store), parsed.GetRequiredValue(Destination), QuadStore.Backup, cancellation), CancellationToken.None));
        return command;
    }

    /// <summary>Declares <c>hue restore</c>.</summary>
    public static Command CreateRestore()
    {
        var command = new DocumentedCommand(
            "restore", "Makes a store of a backup; the backup stays as it is.",
            "What was made is read and checked; nothing is overwritten: move the damaged store away first.",
            "hue restore backups/2026-11-22 --store data/hue")
        { Backup, NewStore, Copy, NoCheck };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(parsed, parsed.GetRequiredValue(Backup), parsed.GetRequiredValue(NewStore), QuadStore.Restore, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(
        ParseResult parsed, string from, string to, Func<string, string, StoreCopyOptions?, CancellationToken, StoreCopyReport> copy, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        if (File.Exists(to))
            throw new UsageException($"{to} is a file; a store is a directory.");
        StoreCopyReport report = ProgressDisplay.Run(console, "bytes", note => copy(from, to, new StoreCopyOptions
        {
            CopiesFiles = parsed.GetValue(Copy),
            IsChecked = !parsed.GetValue(NoCheck),
            OnProgress = (phase, done, total) => note(phase, done, total),
        }, cancellation));
        string linked = report.LinkedBytes > 0 ? $", of which {ByteSize.Format(report.LinkedBytes)} share their place on the disk with {from}" : "";
        string read = report.IsChecked ? "read and found sound" : "not checked";
        console.Report(report, [$"{to}: commit {report.Version} in {report.Files} files, {ByteSize.Format(report.Bytes)}{linked}; {read}."]);
        return ExitCode.Done;
    }
}
