using HueKnowledgeGraph.Benchmarks;

// usage: queries [--shared DIR] [--store DIR] [--only NAME[,NAME]] [--answers DIR] [--plan] [--runs N] [--warm S]
if (args is not ["queries", ..])
{
    Console.Error.WriteLine("usage: HueKnowledgeGraph.Benchmarks queries [--shared DIR] [--store DIR] [--only NAME,...] [--answers DIR] [--plan] [--runs N] [--warm S]");
    return 2;
}

return QueryBenchmark.Run(BenchmarkOptions.Parse(args[1..]));
