using System.CommandLine;

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

    /// <summary>A size such as 512MiB.</summary>
    public static Option<long?> Memory(string description) =>
        new("--memory")
        {
            Description = description,
            HelpName = "SIZE",
            CustomParser = result =>
            {
                if (ByteSize.TryParse(result.Tokens[0].Value, out long bytes))
                    return bytes;
                result.AddError($"--memory: '{result.Tokens[0].Value}' is no size; allowed is a number of bytes, or one with KiB, MiB or GiB, as 512MiB.");
                return null;
            },
        };
}
