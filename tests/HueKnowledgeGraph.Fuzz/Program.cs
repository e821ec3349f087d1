using System.Diagnostics;
using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Runs all checks with new seeds for as long as it is told; a failure is made small and kept as a file for a regression test.</summary>
internal static class Program
{
    private const string SyntaxName = "syntax";

    /// <summary>Damaged texts for each graph: about a fifth of the time.</summary>
    private const int TextsOfRound = 20;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    private static int Main(string[] arguments)
    {
        if (FuzzArguments.TryParse(arguments) is not { } parsed)
        {
            Console.Error.WriteLine(FuzzArguments.Usage);
            return 2;
        }

        IFuzzCheck[] checks = [.. FuzzRun.AllChecks.Where(check => parsed.Checks.Count == 0 || parsed.Checks.Contains(check.Name))];
        bool withSyntax = parsed.Checks.Count == 0 || parsed.Checks.Contains(SyntaxName);
        Say($"Seed {parsed.Seed}; checks: {string.Join(", ", checks.Select(check => check.Name).Concat(withSyntax ? [SyntaxName] : []))}.");
        Directory.CreateDirectory(parsed.Found);
        SyntaxRun? syntax = !withSyntax ? null
            : new SyntaxRun(new FuzzRandom(parsed.Seed), SyntaxRun.Corpus(parsed.Corpus), Path.Combine(parsed.Found, "in-hand.utf16"));
        ReaderRun[] readers = [.. RdfFormat.All.Where(format => parsed.Checks.Count == 0 || parsed.Checks.Contains(ReaderRun.NameOf(format)))
            .Select(format => new ReaderRun(new FuzzRandom(parsed.Seed), format, ReaderRun.Corpus(format, parsed.Documents),
                Path.Combine(parsed.Found, "in-hand" + format.Extensions[0])))];
        return Run(new FuzzRun(parsed.Seed, checks), syntax, readers, parsed) == 0 ? 0 : 1;
    }

    private static int Run(FuzzRun run, SyntaxRun? syntax, ReaderRun[] readers, FuzzArguments arguments)
    {
        int failures = 0;
        var clock = Stopwatch.StartNew();
        TimeSpan nextReport = ReportEvery;
        while (clock.Elapsed.TotalMinutes < arguments.Minutes)
        {
            run.Round(failure => Keep($"{failure.Check}-{arguments.Seed}-{++failures}.txt", Encoding.UTF8.GetBytes(failure.ToFile()), failure.ToFile(), arguments));
            syntax?.Round(TextsOfRound, (text, failure) => Keep($"{SyntaxName}-{arguments.Seed}-{++failures}.utf16", SyntaxRun.Bytes(text), $"{failure}\n{text}", arguments));
            foreach (ReaderRun reader in readers)
                reader.Round(TextsOfRound, (text, failure) => Keep($"{ReaderRun.NameOf(reader.Format)}-{arguments.Seed}-{++failures}{reader.Format.Extensions[0]}", text, failure, arguments));
            if (clock.Elapsed >= nextReport)
            {
                Say($"{clock.Elapsed.TotalMinutes:0} min: {run.Rounds} graphs, {run.Comparisons} comparisons, {syntax?.Texts ?? 0} damaged texts, {readers.Sum(r => r.Documents)} damaged documents, {failures} failures.");
                nextReport = clock.Elapsed + ReportEvery;
            }
        }

        Say($"{run.Rounds} graphs, {run.Comparisons} comparisons, {syntax?.Texts ?? 0} damaged texts, {readers.Sum(r => r.Documents)} damaged documents, {failures} failures.");
        return failures;
    }

    private static void Keep(FormattableString name, byte[] content, string text, FuzzArguments arguments)
    {
        string path = Path.Combine(arguments.Found, name.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, content);
        Say($"{path}\n{text}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
