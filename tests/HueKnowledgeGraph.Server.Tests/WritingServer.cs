using System.Net.Http.Headers;
using System.Text;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>A server over an empty store that is written to, for one test.</summary>
internal sealed class WritingServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly MemoryQuadStore? _store;

    private WritingServer(WebApplication server, MemoryQuadStore? store, string? folder)
    {
        _server = server;
        _store = store;
        Folder = folder;
        // No connection is used twice: the server may be closing one behind a refused body, and a POST is not sent again.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero })
        {
            BaseAddress = new Uri(server.Urls.First()),
        };
    }

    /// <summary>Where the store lies, if it is on disk.</summary>
    public string? Folder { get; }

    /// <summary>Speaks to the server, without a key.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts a server over an empty store in memory, or over one on disk that the server opens itself.</summary>
    public static async Task<WritingServer> StartAsync(bool isOnDisk, ServerSettings? settings = null)
    {
        settings ??= Settings;
        string? folder = null;
        MemoryQuadStore? store = null;
        WebApplication server;
        if (isOnDisk)
        {
            folder = Directory.CreateTempSubdirectory("hue-server-").FullName;
            QuadStore.OpenForWriting(folder).Dispose(); // Servers make no stores.
            server = HueServer.Build(settings with { Store = folder });
        }
        else
        {
            server = HueServer.Build(settings, store = new MemoryQuadStore());
        }

        await server.StartAsync(TestContext.Current.CancellationToken);
        return new WritingServer(server, store, folder);
    }

    /// <summary>A free port and a key.</summary>
    public static ServerSettings Settings { get; } = new() { Urls = "http://127.0.0.1:0", WriteKey = "the-key-of-the-test", RequestBytes = 1 << 16, WriteBytes = 1 << 20 };

    /// <summary>Sends a request, with the key unless told otherwise.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, string? contentType = null, string? key = "the-key-of-the-test", Action<HttpRequestMessage>? adjust = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        adjust?.Invoke(request);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs an update that has to work.</summary>
    public async Task UpdateAsync(string update)
    {
        using HttpResponseMessage response = await SendAsync("POST", "/sparql", update, "application/sparql-update");
        Assert.True(response.IsSuccessStatusCode, await ServerFixture.TextOf(response));
    }

    /// <summary>The answer to a query, as CSV without its first line.</summary>
    public async Task<string> AskAsync(string query)
    {
        using HttpResponseMessage response = await SendAsync("GET", ServerFixture.Ask(query) + "&format=csv", key: null);
        string text = await ServerFixture.TextOf(response);
        Assert.True(response.IsSuccessStatusCode, text);
        return string.Join('\n', text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _store?.Dispose();
        if (Folder is not null)
            Directory.Delete(Folder, recursive: true);
    }
}
