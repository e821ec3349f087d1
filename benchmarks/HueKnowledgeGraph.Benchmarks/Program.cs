using HueKnowledgeGraph.Benchmarks;

switch (args)
{
    case ["queries", .. string[] rest]:
        return QueryBenchmark.Run(BenchmarkOptions.Parse(rest));
    case ["commits", .. string[] rest]:
        return CommitBenchmark.Run(BenchmarkOptions.Parse(rest));
    case ["changes", .. string[] rest]:
        return ChangesBenchmark.Run(BenchmarkOptions.Parse(rest));
    case ["scale", .. string[] rest]:
        return ScaleUp.Run(ScaleOptions.Parse(rest));
    case ["parse", .. string[] rest]:
        return ParseBenchmark.Run(rest);
    default:
        Console.Error.WriteLine(
            """
            usage: HueKnowledgeGraph.Benchmarks queries [--shared DIR] [--store DIR] [--queries TSV] [--only NAME,...] [--answers DIR] [--plan] [--runs N] [--warm S]
                   HueKnowledgeGraph.Benchmarks commits [--store DIR]
                   HueKnowledgeGraph.Benchmarks changes [--shared DIR] [--only NAME,...] [--runs N] [--warm S]
                   HueKnowledgeGraph.Benchmarks scale --to 10M|50M|100M --out FILE.nt[.gz] [--shared DIR] [--museums-only] [--from FILE]...
                   HueKnowledgeGraph.Benchmarks parse FILE... [--runs N]
            """);
        return 2;
}
