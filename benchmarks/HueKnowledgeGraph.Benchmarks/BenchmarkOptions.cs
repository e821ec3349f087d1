using System.Globalization;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>What the query benchmark runs on.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>The folder with <c>bench/</c> in it.</summary>
    public string Shared { get; init; } = Path.Combine("..", "shared");

    /// <summary>The store; loaded from museums-2M where there is none yet.</summary>
    public string Store { get; init; } = Path.Combine(Path.GetTempPath(), "hue-museums-2m");

    /// <summary>A file of Sparqloscope queries for other data than museums-2M, 'name, tab, query' a line; rows are then not compared. Null: museums-2M's.</summary>
    public string? Queries { get; init; }

    /// <summary>Only queries whose name holds one of these; empty: all.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Where answers are written as JSON or N-Triples; null: nowhere.</summary>
    public string? Answers { get; init; }

    /// <summary>Prints EXPLAIN ANALYZE of each query.</summary>
    public bool ShowsPlan { get; init; }

    /// <summary>Warm runs of each query.</summary>
    public int Runs { get; init; } = 7;

    /// <summary>Seconds of warm-up for each query, if it does not reach 200 runs before.</summary>
    public double WarmSeconds { get; init; } = 0.3;

    /// <summary>Reads the command line.</summary>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        for (int i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--shared" => options with { Shared = args[++i] },
                "--store" => options with { Store = args[++i] },
                "--queries" => options with { Queries = args[++i] },
                "--only" => options with { Only = args[++i].Split(',') },
                "--answers" => options with { Answers = args[++i] },
                "--plan" => options with { ShowsPlan = true },
                "--runs" => options with { Runs = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--warm" => options with { WarmSeconds = double.Parse(args[++i], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"There is no option {args[i]}."),
            };
        }

        return options;
    }
}
