using System.Globalization;
using Spectre.Console;

namespace HueKnowledgeGraph.Cli;

/// <summary>Takes note of how far a long work is; thread safe.</summary>
/// <param name="phase">What is being done.</param>
/// <param name="done">How many.</param>
/// <param name="total">Expected end of <paramref name="done"/>, or 0 if unknown.</param>
internal delegate void ProgressNote(string phase, long done, long total);

/// <summary>Progress on standard error: bars on a terminal, a plain line now and then elsewhere, nothing when quiet.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs a work with its progress shown. <paramref name="unit"/> is what is counted: "quads".</summary>
    public static T Run<T>(CommandConsole console, string unit, Func<ProgressNote, T> work)
    {
        if (console.IsQuiet)
            return work((_, _, _) => { });
        if (System.Console.IsErrorRedirected)
            return work(new PlainProgress(console, unit).Note);
        return RunOnTerminal(unit, work);
    }

    private static T RunOnTerminal<T>(string unit, Func<ProgressNote, T> work)
    {
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        return terminal.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                ProgressTask? task = null;
                string? current = null;
                var gate = new Lock();
                long started = TimeProvider.System.GetTimestamp();
                return work((phase, done, total) =>
                {
                    lock (gate)
                    {
                        if (phase != current)
                        {
                            task?.StopTask();
                            task = context.AddTask(phase);
                            current = phase;
                            started = TimeProvider.System.GetTimestamp();
                        }

                        Show(task!, phase, done, total, unit, TimeProvider.System.GetElapsedTime(started));
                    }
                });
            });
    }

    private static void Show(ProgressTask task, string phase, long done, long total, string unit, TimeSpan elapsed)
    {
        task.IsIndeterminate = total == 0;
        task.MaxValue = Math.Max(1, total);
        task.Value = Math.Min(done, task.MaxValue);
        task.Description = Markup.Escape($"{phase} {PlainProgress.Count(done)} {unit}{PlainProgress.Rate(done, elapsed)}");
    }
}

/// <summary>Progress for logs: a line for the first phase, then one at most every two seconds for a new phase and every ten within one.</summary>
internal sealed class PlainProgress(CommandConsole console, string unit)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PhaseInterval = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private string? _phase;
    private long _phaseStarted;
    private long _lastLine;

    /// <summary>Takes one note.</summary>
    public void Note(string phase, long done, long total)
    {
        lock (_gate)
        {
            long now = TimeProvider.System.GetTimestamp();
            if (phase != _phase)
            {
                bool isFirst = _phase is null;
                _phase = phase;
                _phaseStarted = now;
                if (!isFirst && TimeProvider.System.GetElapsedTime(_lastLine, now) < PhaseInterval)
                    return;
                _lastLine = now;
                console.Say($"{phase} ...");
                return;
            }

            if (TimeProvider.System.GetElapsedTime(_lastLine, now) < Interval)
                return;
            _lastLine = now;
            string of = total > 0 ? $" of {Count(total)}" : "";
            console.Say($"{phase}: {Count(done)}{of} {unit}{Rate(done, TimeProvider.System.GetElapsedTime(_phaseStarted, now))}");
        }
    }

    /// <summary>A number with thousands apart: 1,994,132.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>", 0.52 M/s"; empty within the first half second, when it says nothing.</summary>
    public static string Rate(long done, TimeSpan elapsed) => elapsed.TotalSeconds < 0.5
        ? ""
        : (done / elapsed.TotalSeconds) switch
        {
            >= 1e5 and var rate => string.Create(CultureInfo.InvariantCulture, $", {rate / 1e6:0.00} M/s"),
            var rate => string.Create(CultureInfo.InvariantCulture, $", {rate:0}/s"),
        };
}
