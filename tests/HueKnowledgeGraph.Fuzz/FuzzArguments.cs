using System.Globalization;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>The command line.</summary>
/// <param name="Minutes">How long to run. Default 1.</param>
/// <param name="Seed">Default: a new one.</param>
/// <param name="Checks">Names of checks; empty: all. "syntax" is the one with damaged texts of SPARQL, "read-nt", "read-ttl", … those with damaged documents of a format.</param>
/// <param name="Found">Folder for failures. Default: fuzz-found below the current one.</param>
/// <param name="Corpus">Folder of texts to damage, beside a few of our own. Default: the suites beside this checkout, if they are there.</param>
internal sealed record FuzzArguments(double Minutes, ulong Seed, IReadOnlyList<string> Checks, string Found, string? Corpus)
{
    public const string Usage =
        "usage: HueKnowledgeGraph.Fuzz [--minutes N] [--seed N] [--checks NAME,NAME] [--found FOLDER] [--corpus FOLDER]";

    /// <summary>Folder of RDF documents to damage: the suites beside this checkout, if they are there.</summary>
    public string Documents { get; } = Path.Combine("..", "shared", "conformance");

    /// <summary>Null if the command line is wrong.</summary>
    public static FuzzArguments? TryParse(string[] arguments)
    {
        var result = new FuzzArguments(1, (ulong)Random.Shared.NextInt64(), [], "fuzz-found", Path.Combine("..", "shared", "conformance", "sparql"));
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
                return null;
            string value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out double minutes):
                    result = result with { Minutes = minutes };
                    break;
                case "--seed" when ulong.TryParse(value, CultureInfo.InvariantCulture, out ulong seed):
                    result = result with { Seed = seed };
                    break;
                case "--checks":
                    result = result with { Checks = value.Split(',') };
                    break;
                case "--found":
                    result = result with { Found = value };
                    break;
                case "--corpus":
                    result = result with { Corpus = value };
                    break;
                default:
                    return null;
            }
        }

        return result;
    }
}
