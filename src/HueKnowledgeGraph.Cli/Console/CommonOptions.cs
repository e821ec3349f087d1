using System.CommandLine;
using System.Globalization;

namespace HueKnowledgeGraph.Cli;

/// <summary>Options that several commands share, each declared once.</summary>
internal static class CommonOptions
{
    /// <summary>No progress, no closing lines.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Errors only: no progress, no closing lines.",
        Recursive = true,
    };

    /// <summary>Machine-readable reports.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Reports as JSON on standard output.", Recursive = true };

    /// <summary>The console that a command's options ask for.</summary>
    public static CommandConsole Console(this ParseResult parsed) => new(parsed.GetValue(Quiet), parsed.GetValue(Json));

    /// <summary>A store directory that must be given.</summary>
    public static Option<string> Store(string description = "Directory of the store.") =>
        new("--store") { Description = description, HelpName = "DIR", Required = true };

    /// <summary>The value of an option that must be an absolute IRI.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static string? Iri(this ParseResult parsed, Option<string?> option)
    {
        string? text = parsed.GetValue(option);
        bool isIri = text is null || (Uri.TryCreate(text, UriKind.Absolute, out _) && text.Contains(':', StringComparison.Ordinal)
            && !text.Any(sign => sign <= ' ' || "<>\"{}|^`\\".Contains(sign, StringComparison.Ordinal)));
        return isIri ? text : throw new UsageException($"{option.Name}: '{text}' is no absolute IRI, such as https://hue.example/graph/objects.");
    }

    /// <summary>A number of seconds above 0.</summary>
    public static Option<double?> Seconds(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "S",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= MaxSeconds)
                    return seconds;
                result.AddError($"{name}: found '{text}', allowed is a number of seconds above 0 and at most {MaxSeconds}, as 2.5.");
                return null;
            },
        };

    /// <summary>A day.</summary>
    private const int MaxSeconds = 86_400;

    /// <summary>One of some words.</summary>
    public static Option<string?> OneOf(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <summary>A size such as 512MiB.</summary>
    public static Option<long?> Memory(string description) => Size("--memory", description);

    /// <summary>A size such as 512MiB, or 0 where that means something.</summary>
    public static Option<long?> Size(string name, string description, bool allowsZero = false) =>
        new(name)
        {
            Description = description,
            HelpName = "SIZE",
            CustomParser = result =>
            {
                if (ByteSize.TryParse(result.Tokens[0].Value, out long bytes) || (allowsZero && result.Tokens[0].Value == "0"))
                    return bytes;
                result.AddError($"{name}: '{result.Tokens[0].Value}' is no size; allowed is a number of bytes, or one with KiB, MiB or GiB, as 512MiB.");
                return null;
            },
        };
}
