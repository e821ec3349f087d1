using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Cli;

/// <summary>The program <c>hue</c>: its commands, interruption, and what happens when a command fails.</summary>
internal static class HueCommandLine
{
    /// <summary>Runs one command line to its exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        RootCommand root = Root();
        ParseResult parsed = root.Parse(arguments);
        var console = new CommandConsole(parsed.GetValue(CommonOptions.Quiet), parsed.GetValue(CommonOptions.Json));
        if (parsed.Action is ParseErrorAction)
            return ReportUsage(parsed, console);

        using var interruption = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = Register(PosixSignal.SIGINT, interruption);
        using PosixSignalRegistration terminate = Register(PosixSignal.SIGTERM, interruption);
        try
        {
            var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(settings, interruption.Token);
        }
        catch (Exception exception)
        {
            return Failures.Report(exception, console);
        }
    }

    /// <summary>The command tree.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("""
            Heritage records to a linked-data graph: map, load, query and serve.

            Exit codes: 0 done; 1 done with refusals; 2 wrong usage or unreadable input; 3 the store is damaged or locked;
            4 a limit was hit; 130 interrupted.

            Begin with:
              hue demo
            """)
        {
            DemoCommand.Create(),
            MapCommand.Create(),
            LoadCommand.Create(),
            QueryCommand.Create(),
            UpdateCommand.Create(),
            DumpCommand.Create(),
            ConvertCommand.Create(),
            DiffCommand.Create(),
            StatsCommand.Create(),
            CheckCommand.Create(),
            CompactCommand.Create(),
            StoreCopyCommand.CreateBackup(),
            StoreCopyCommand.CreateRestore(),
            ServeCommand.Create(),
        };
        DocumentedCommand.ExtendHelp(root);
        root.Add(CommonOptions.Quiet);
        root.Add(CommonOptions.Json);
        return root;
    }

    /// <summary>The first signal asks the command to stop cleanly; a second one ends the process at once.</summary>
    private static PosixSignalRegistration Register(PosixSignal signal, CancellationTokenSource interruption) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        });

    private static int ReportUsage(ParseResult parsed, CommandConsole console)
    {
        foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
            console.Error(message);
        string command = parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name;
        console.Error($"'hue{command} --help' shows what is allowed, with an example.");
        return ExitCode.Usage;
    }
}
