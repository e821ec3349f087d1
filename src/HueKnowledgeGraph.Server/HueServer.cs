using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HueKnowledgeGraph.Server;

/// <summary>The server: every HTTP face of a graph in one application.</summary>
/// <remarks>The pipeline is short because queries of a millisecond pay for each part of it: request frame, compression where it is asked for,
/// routes. Nothing is bound by reflection.</remarks>
public static partial class HueServer
{
    private static readonly string[] Compressed =
    [
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values", "application/problem+json",
        "text/turtle", "application/n-triples", "application/n-quads", "application/trig", "text/html", "text/css", "text/javascript",
    ];

    /// <summary>Builds a server that is not started. It opens the store and keeps it until it is disposed.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="snapshot">What is served instead of the settings' store; stays the caller's. Null: the store.</param>
    /// <exception cref="StoreNotFoundException">The store is not there.</exception>
    public static WebApplication Build(ServerSettings settings, IQuadSnapshot? snapshot = null) => Build(new ServedGraph(settings, snapshot, null));

    /// <summary>Builds a server that is not started, over a store of the caller, who disposes it after the server. It is written to if the
    /// settings have a key for writers and do not forbid it.</summary>
    public static WebApplication Build(ServerSettings settings, IQuadStore store) => Build(new ServedGraph(settings, null, store));

    private static WebApplication Build(ServedGraph graph)
    {
        ServerSettings settings = graph.Settings;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "hue" });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Urls.Split(';')).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.RequestBytes;
            kestrel.Limits.MaxRequestLineSize = 256 << 10;
            kestrel.Limits.MaxResponseBufferSize = 1 << 20;
        });
        builder.Services.AddSingleton(_ => graph);
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Compressed;
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = System.IO.Compression.CompressionLevel.Fastest);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // A start that fails is told by the caller, once.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        ReserveThreads(settings);

        WebApplication server = builder.Build();
        server.Services.GetRequiredService<ServedGraph>();
        graph.StoreFailed = failure => LogStoreFailure(server.Logger, failure);
        server.UseMiddleware<RequestFrame>();
        server.UseResponseCompression();
        server.UseRouting();
        MapAll(server, graph);
        return server;
    }

    private static void MapAll(WebApplication server, ServedGraph graph)
    {
        SparqlEndpoint.Map(server, graph);
        ExplainEndpoint.Map(server, graph);
        GraphStoreEndpoint.Map(server, graph);
        ThingEndpoints.Map(server, graph);
        FrontPage.Map(server, graph, ExampleQuestion.ReadFolder(graph.Settings.Questions));
        HealthEndpoints.Map(server, graph);
        Assets.Map(server);
    }

    /// <summary>A running query holds a thread, so each place has one, and some are left for everything else.</summary>
    private static void ReserveThreads(ServerSettings settings)
    {
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(Math.Max(workers, (2 * settings.ConcurrentQueries) + settings.HeavyQueries + Environment.ProcessorCount), completions);
    }

    [LoggerMessage(LogLevel.Error, "The store failed at its work in the background; it will try again.")]
    private static partial void LogStoreFailure(ILogger log, Exception failure);

    /// <summary>Signals are the caller's business: the program has one way to stop for all its commands.</summary>
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
