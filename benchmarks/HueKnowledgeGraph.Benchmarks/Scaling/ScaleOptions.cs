using System.Globalization;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>What the scale-up tool writes.</summary>
internal sealed record ScaleOptions
{
    /// <summary>The folder with <c>bench/</c> and <c>data/</c> in it.</summary>
    public string Shared { get; init; } = Path.Combine("..", "shared");

    /// <summary>Triples to write.</summary>
    public long Triples { get; init; } = 10_000_000;

    /// <summary>The N-Triples file; <c>.gz</c> compresses, <c>-</c> is standard output.</summary>
    public string Output { get; init; } = "-";

    /// <summary>Files read instead of museums-2M and rdf-aac, N-Triples with one triple a line, also <c>.gz</c>.</summary>
    public string[] Inputs { get; init; } = [];

    /// <summary>Leaves rdf-aac out: museums-2M and its copies only.</summary>
    public bool IsMuseumsOnly { get; init; }

    /// <summary>Reads the command line.</summary>
    public static ScaleOptions Parse(string[] args)
    {
        var options = new ScaleOptions();
        for (int i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--shared" => options with { Shared = args[++i] },
                "--to" => options with { Triples = CountOf(args[++i]) },
                "--from" => options with { Inputs = [.. options.Inputs, args[++i]] },
                "--museums-only" => options with { IsMuseumsOnly = true },
                "--out" => options with { Output = args[++i] },
                _ => throw new ArgumentException($"There is no option {args[i]}."),
            };
        }

        return options;
    }

    /// <summary>The files read, in order.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            if (Inputs.Length > 0)
                return Inputs;
            string museums = Path.Combine(Shared, "bench", "heritage", "museums-2M.nt.gz");
            return IsMuseumsOnly
                ? [museums]
                : [museums, .. Directory.GetFiles(Path.Combine(Shared, "data", "rdf-aac"), "*.nt.gz").Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>"10M", "500k" or plain digits.</summary>
    private static long CountOf(string text)
    {
        long unit = char.ToUpperInvariant(text[^1]) switch { 'K' => 1_000, 'M' => 1_000_000, _ => 1 };
        return long.Parse(unit == 1 ? text : text[..^1], CultureInfo.InvariantCulture) * unit;
    }
}
