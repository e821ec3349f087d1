using System.Diagnostics;
using System.Globalization;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Runs all checks with new seeds for as long as it is told; a failure is made small and kept as a file for a regression test.</summary>
internal static class Program
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    private static int Main(string[] arguments)
    {
        if (FuzzArguments.TryParse(arguments) is not { } parsed)
        {
            Console.Error.WriteLine(FuzzArguments.Usage);
            return 2;
        }

        IFuzzCheck[] checks = [.. FuzzRun.AllChecks.Where(check => parsed.Checks.Count == 0 || parsed.Checks.Contains(check.Name))];
        Say($"Seed {parsed.Seed}; checks: {string.Join(", ", checks.Select(check => check.Name))}.");
        return Run(new FuzzRun(parsed.Seed, checks), parsed) == 0 ? 0 : 1;
    }

    private static int Run(FuzzRun run, FuzzArguments arguments)
    {
        int failures = 0;
        var clock = Stopwatch.StartNew();
        TimeSpan nextReport = ReportEvery;
        while (clock.Elapsed.TotalMinutes < arguments.Minutes)
        {
            run.Round(failure => Keep(failure, arguments, ++failures));
            if (clock.Elapsed >= nextReport)
            {
                Say($"{clock.Elapsed.TotalMinutes:0} min: {run.Rounds} graphs, {run.Comparisons} comparisons, {failures} failures.");
                nextReport = clock.Elapsed + ReportEvery;
            }
        }

        Say($"{run.Rounds} graphs, {run.Comparisons} comparisons, {failures} failures.");
        return failures;
    }

    private static void Keep(FuzzFailure failure, FuzzArguments arguments, int number)
    {
        Directory.CreateDirectory(arguments.Found);
        string path = Path.Combine(arguments.Found, string.Create(CultureInfo.InvariantCulture, $"{failure.Check}-{arguments.Seed}-{number}.txt"));
        File.WriteAllText(path, failure.ToFile());
        Say($"{path}\n{failure.ToFile()}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
