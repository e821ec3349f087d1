using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using HueKnowledgeGraph.Server;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue serve</c>: a store, or the graph of another endpoint, over HTTP until it is interrupted.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Store = new("--store") { Description = "Directory of the store.", HelpName = "DIR" };
    private static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "Or the address of a SPARQL 1.1 endpoint whose graph is served.",
        HelpName = "URL",
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on, semicolon between. Default http://127.0.0.1:5080.",
        HelpName = "URL",
    };

    private static readonly Option<string?> BaseIri = new("--base")
    {
        Description = "What the names of things begin with. Default https://hue.example/.",
        HelpName = "IRI",
    };

    private static readonly Option<double?> Timeout = CommonOptions.Seconds("--timeout", "Longest run of a query in seconds. Default 60.");

    private static readonly Option<long?> Memory = CommonOptions.Memory("Most memory of one query. Default 1GiB.");
    private static readonly Option<string?> Questions = new("--questions")
    {
        Description = "Folder of example queries (*.rq) for the front page.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> ReadOnly = new("--read-only") { Description = "Take no updates, whatever the key." };
    private static readonly Option<string?> Config = new("--config")
    {
        Description = "Settings file. Default: hue.json here, if there is one.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> PrintConfig = new("--print-config") { Description = "Print the settings that hold and end." };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "serve", "Serves a store, or the graph behind a SPARQL endpoint: SPARQL, a page and RDF for each thing, example queries.",
            """
            Settings come from hue.json, the environment (HUE__BaseIri) and these flags, the later over the earlier. Ctrl-C stops cleanly.
            With a key in HUE__WriteKey the server takes updates and graphs from those who send it (Authorization: Bearer KEY); it then is the
            one writer of the store. Without a key it is read-only, and shows what other processes write within a second.
            """,
            "hue serve --store data/hue --urls http://127.0.0.1:5080\n  hue serve --endpoint http://127.0.0.1:7200/repositories/hue")
        { Store, Endpoint, Urls, BaseIri, Timeout, Memory, Questions, ReadOnly, Config, PrintConfig };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Config) is { } file)
            InputFile.Require(file);
        if (parsed.GetValue(Store) is not null && parsed.GetValue(Endpoint) is not null)
            throw new UsageException("Name either a store (--store DIR) or an endpoint (--endpoint URL): a server has one graph.");
        ServerSettings settings = ServerSettingsReader.Read(parsed.GetValue(Config), Flags(parsed));
        if (parsed.GetValue(PrintConfig))
        {
            var style = new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            CommandConsole.WriteOut([JsonSerializer.Serialize(new Dictionary<string, object?>(ServerSettingsReader.List(settings)), style)]);
            return ExitCode.Done;
        }

        if (settings is { Store: null, Endpoint: null })
            throw new UsageException("There is no graph to serve; name a store with --store DIR (or setting Store) or an endpoint with --endpoint URL (or setting Endpoint).");
        return await ServeAsync(settings, parsed.Console(), [], cancellation);
    }

    /// <summary>Serves until interrupted, which is the usual end of a server and no failure.</summary>
    public static async Task<int> ServeAsync(ServerSettings settings, CommandConsole console, IEnumerable<string> advice, CancellationToken cancellation)
    {
        await using WebApplication server = HueServer.Build(settings);
        await StartAsync(server, settings, cancellation);
        console.Say($"Serving {settings.Store ?? ServerSettingsReader.EndpointName(settings)} at {string.Join(", ", server.Urls)}{(settings is { WriteKey: not null, ReadOnly: false, Store: not null } ? ", writable with the key" : ", read-only")} (Ctrl-C stops).");
        foreach (string line in advice)
            console.Say(line.Replace("{url}", server.Urls.First(), StringComparison.Ordinal));
        var interrupted = new TaskCompletionSource();
        await using (cancellation.Register(interrupted.SetResult))
            await interrupted.Task;
        await server.StopAsync(CancellationToken.None);
        console.Say("Stopped.");
        return ExitCode.Done;
    }

    private static async Task StartAsync(WebApplication server, ServerSettings settings, CancellationToken cancellation)
    {
        try
        {
            await server.StartAsync(cancellation);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw new UsageException($"The server cannot listen at {settings.Urls}: {failure.GetBaseException().Message}. Name another address with --urls.");
        }
    }

    private static Dictionary<string, string?> Flags(ParseResult parsed) => new()
    {
        [nameof(ServerSettings.Store)] = parsed.GetValue(Store),
        [nameof(ServerSettings.Endpoint)] = parsed.GetValue(Endpoint),
        [nameof(ServerSettings.Urls)] = parsed.GetValue(Urls),
        [nameof(ServerSettings.BaseIri)] = parsed.GetValue(BaseIri),
        [nameof(ServerSettings.QueryTimeoutSeconds)] = parsed.GetValue(Timeout)?.ToString(CultureInfo.InvariantCulture),
        [nameof(ServerSettings.QueryMemoryBytes)] = parsed.GetValue(Memory)?.ToString(CultureInfo.InvariantCulture),
        [nameof(ServerSettings.Questions)] = parsed.GetValue(Questions),
        [nameof(ServerSettings.ReadOnly)] = parsed.GetValue(ReadOnly) ? "true" : null,
    };
}
