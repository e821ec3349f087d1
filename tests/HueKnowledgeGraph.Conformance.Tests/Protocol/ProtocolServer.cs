using System.Net.Http.Headers;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Server;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Our server on a free loopback port, with a key for writers, over a store of either kind.</summary>
internal sealed class ProtocolServer : IAsyncDisposable
{
    private const string Key = "conformance";
    private readonly WebApplication _server;
    private readonly HttpClient _client;
    private readonly IDisposable _store;

    private ProtocolServer(WebApplication server, IDisposable store)
    {
        _server = server;
        _store = store;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    /// <summary>Where it answers, without a slash at the end.</summary>
    public string Address => _server.Urls.First();

    /// <summary>Starts one over a store in memory.</summary>
    public static Task<ProtocolServer> InMemoryAsync(IEnumerable<Quad> quads)
    {
        MemoryQuadStore store = MemoryQuadStore.Of(quads);
        return StartAsync(store, store);
    }

    /// <summary>Starts one over a store on disk.</summary>
    public static Task<ProtocolServer> OnDiskAsync(IEnumerable<Quad> quads)
    {
        var disk = new TemporaryWritableStore();
        disk.Add(quads);
        return StartAsync(disk.Store, disk);
    }

    /// <summary>Sends a request with the key.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _store.Dispose();
    }

    private static async Task<ProtocolServer> StartAsync(IQuadStore store, IDisposable owner)
    {
        WebApplication server = HueServer.Build(new ServerSettings { Urls = "http://127.0.0.1:0", WriteKey = Key }, store);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new ProtocolServer(server, owner);
    }
}
