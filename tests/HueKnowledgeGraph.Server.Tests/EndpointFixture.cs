using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>Two servers over the same graph: one holds it, the other has only the first one's endpoint.</summary>
public sealed class EndpointFixture : IAsyncLifetime
{
    private readonly ServerFixture _near = new();
    private WebApplication? _far;

    /// <summary>Speaks to the server that holds the graph.</summary>
    public HttpClient Holder => _near.Client;

    /// <summary>Speaks to the server in front.</summary>
    public HttpClient Front { get; private set; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _near.InitializeAsync();
        _far = await StartAsync(new Uri(_near.Client.BaseAddress!, "/sparql").AbsoluteUri);
        Front = ClientOf(_far);
    }

    /// <summary>Starts a server in front of an endpoint.</summary>
    public static async Task<WebApplication> StartAsync(string endpoint, double timeoutSeconds = 10)
    {
        WebApplication server = HueServer.Build(ServerFixture.Settings with { Endpoint = endpoint, QueryTimeoutSeconds = timeoutSeconds });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A client that follows no redirect.</summary>
    public static HttpClient ClientOf(WebApplication server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Urls.First()) };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Front.Dispose();
        if (_far is not null)
            await _far.DisposeAsync();
        await _near.DisposeAsync();
    }
}
