using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue query</c>: one query against a store or an endpoint.</summary>
internal static class QueryCommand
{
    private static readonly Option<string?> Store = new("--store") { Description = "Directory of the store.", HelpName = "DIR" };
    private static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "Or the address of a SPARQL endpoint.",
        HelpName = "URL",
    };

    private static readonly Option<string?> Results = new("--results")
    {
        Description = "table, json, xml, csv, tsv; for CONSTRUCT and DESCRIBE ttl, nt, nq, trig. Default: table or ttl.",
        HelpName = "F",
    };

    private static readonly Option<double?> Timeout = CommonOptions.Seconds("--timeout", "Longest run in seconds. Default 60.");

    private static readonly Option<long?> Memory = CommonOptions.Memory("Most memory. Default 2GiB.");
    private static readonly Option<long?> Spill = CommonOptions.Size(
        "--spill", "Most disk for rows that do not fit into memory, in the folder for temporary files; 0: none. Default 16GiB.", allowsZero: true);

    private static readonly Option<bool> Explain = new("--explain") { Description = "Show the plan with estimates; do not run." };
    private static readonly Option<bool> Analyze = new("--analyze") { Description = "Run and show the plan with rows, times, memory and pages; --json for programs." };
    private static readonly Option<string?> Entailment = CommonOptions.OneOf(
        "--entailment", "rdfs: sub-classes, sub-properties, domains and ranges count too. Default none.", "none", "rdfs");

    private static readonly Option<string[]> AllowService = new("--allow-service")
    {
        Description = "An endpoint that the query may call by SERVICE; may be given several times.",
        HelpName = "IRI",
    };

    private static readonly Option<bool> AllowPrivate = new("--allow-private-services")
    {
        Description = "Endpoints may be at loopback, private and link-local addresses.",
    };

    private static readonly Option<string?> Expression = new("-e") { Description = "The query itself.", HelpName = "QUERY" };
    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "File with the query; - is standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "query", "Runs one query on a store or an endpoint and writes the whole answer to standard output.",
            "",
            "hue query --store data/hue --results csv -e \"SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }\"")
        { Store, Endpoint, Results, Timeout, Memory, Spill, Explain, Analyze, Entailment, AllowService, AllowPrivate, Expression, File };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string text = Text(parsed, cancellation);
        string? store = parsed.GetValue(Store);
        string? endpoint = parsed.GetValue(Endpoint);
        if (store is null == endpoint is null)
            throw new UsageException("Name either a store (--store DIR) or an endpoint (--endpoint URL).");
        string? results = parsed.GetValue(Results) ?? (parsed.GetValue(CommonOptions.Json) ? "json" : null);
        return endpoint is null
            ? await Task.Run(() => RunOnStore(parsed, text, store!, results, cancellation), CancellationToken.None)
            : await RunOnEndpointAsync(parsed, text, endpoint, results, cancellation);
    }

    private static string Text(ParseResult parsed, CancellationToken interruption) => (parsed.GetValue(Expression), parsed.GetValue(File)) switch
    {
        ({ } query, null) => query,
        (null, { } file) => InputFile.ReadText(file, interruption),
        _ => throw new UsageException("Give one query: a FILE, - for standard input, or -e QUERY."),
    };

    private static int RunOnStore(ParseResult parsed, string text, string directory, string? results, CancellationToken cancellation)
    {
        Query query = SparqlParser.ParseQuery(text);
        QueryAnswer answer = QueryAnswer.For(query, results);
        var options = new QueryOptions { Analyze = parsed.GetValue(Analyze) };
        if (parsed.GetValue(Entailment) == "rdfs")
            options = options with { Entailment = EntailmentRegime.Rdfs };
        if (parsed.GetValue(Timeout) is { } seconds)
            options = options with { Timeout = TimeSpan.FromSeconds(seconds) };
        if (parsed.GetValue(Memory) is { } bytes)
            options = options with { MemoryBytes = bytes };
        if ((parsed.GetValue(Spill) ?? 16L << 30) is > 0 and var disk)
            options = options with { Spill = new SpillSpace(Path.Combine(Path.GetTempPath(), $"hue-spill-{Environment.UserName}"), disk) };

        using HttpServiceClient? services = Services(parsed);
        options = options with { Services = services };
        using QuadStore store = QuadStore.Open(directory);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        if (options.Analyze || parsed.GetValue(Explain))
        {
            WritePlan(QueryEngine.Explain(query, snapshot, options, cancellation), results);
            return ExitCode.Done;
        }

        using var output = new BufferedStream(CommandConsole.OpenOutput(), 1 << 16);
        using QueryResult result = QueryEngine.Execute(query, snapshot, options, cancellation);
        answer.Write(result, query, output, cancellation);
        return ExitCode.Done;
    }

    private static void WritePlan(QueryPlan plan, string? results)
    {
        if (results != "json")
        {
            CommandConsole.WriteOut([plan.ToString()]);
            return;
        }

        using Stream output = CommandConsole.OpenOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        plan.WriteTo(json);
    }

    private static HttpServiceClient? Services(ParseResult parsed) => parsed.GetValue(AllowService) is { Length: > 0 } allowed
        ? new HttpServiceClient(new ServiceOptions { Allowed = allowed, AllowPrivateAddresses = parsed.GetValue(AllowPrivate) })
        : null;

    private static async Task<int> RunOnEndpointAsync(ParseResult parsed, string text, string endpoint, string? results, CancellationToken cancellation)
    {
        if (parsed.GetValue(Explain) || parsed.GetValue(Analyze) || parsed.GetValue(Memory) is not null || parsed.GetValue(Spill) is not null || parsed.GetValue(Entailment) is not null
            || parsed.GetValue(AllowService) is { Length: > 0 })
            throw new UsageException("--explain, --analyze, --memory, --spill, --entailment and --allow-service need a store; an endpoint answers queries only.");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw new UsageException($"--endpoint: '{endpoint}' is no http address.");
        await EndpointQuery.RunAsync(address, text, results, parsed.GetValue(Timeout), CommandConsole.OpenOutput(), cancellation);
        return ExitCode.Done;
    }
}
