using System.Net;
using System.Net.Sockets;
using System.Text;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>What a client sees when the endpoint behind a server fails.</summary>
public sealed class EndpointFailureTests
{
    private static readonly string Query = ServerFixture.Ask("SELECT * { ?s ?p ?o }");

    [Theory]
    [InlineData("/sparql?query=ASK%7B%7D")]
    [InlineData("/health/ready")]
    [InlineData("/doc/object/HUE-O001.ttl")]
    [InlineData("/")]
    public async Task An_endpoint_that_is_down_is_502_and_named_without_its_secrets(string path)
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        string host = socket.LocalEndpoint.ToString()!;
        socket.Stop();
        (HttpStatusCode status, string text) = await AskAsync($"http://me:secret@{host}/sparql?key=secret", path);
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Contains($"The endpoint http://{host}/sparql cannot be reached", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_504_after_the_limit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        (HttpStatusCode status, string text) = await AskAsync($"http://{silent.LocalEndpoint}/sparql", Query, timeoutSeconds: 0.2);
        Assert.Equal(HttpStatusCode.GatewayTimeout, status);
        Assert.Contains("did not answer within 1.2 s", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 No\r\nContent-Length: 9\r\nContent-Type: text/plain\r\n\r\ndisk full", HttpStatusCode.BadGateway, "answers 500: disk full.")]
    [InlineData("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", HttpStatusCode.BadGateway, "answers 401: no reason is given.")]
    [InlineData("HTTP/1.1 504 No\r\nContent-Length: 0\r\n\r\n", HttpStatusCode.GatewayTimeout, "answers 504")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\nContent-Type: text/csv\r\n\r\ns,p", HttpStatusCode.BadGateway, "broke off")]
    [InlineData("HTTP/1.1 400 No\r\nContent-Length: 12\r\nContent-Type: text/plain\r\n\r\nno such word", HttpStatusCode.BadRequest, "no such word")]
    public async Task A_refusal_is_passed_on_or_told(string answer, HttpStatusCode expected, string words)
    {
        using var endpoint = new TcpListener(IPAddress.Loopback, 0);
        endpoint.Start();
        Task serving = AnswerAsync(endpoint, Encoding.ASCII.GetBytes(answer));
        (HttpStatusCode status, string text) = await AskAsync($"http://{endpoint.LocalEndpoint}/sparql", Query);
        await serving;
        Assert.Equal(expected, status);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_midway_breaks_ours()
    {
        using var endpoint = new TcpListener(IPAddress.Loopback, 0);
        endpoint.Start();
        byte[] half = [.. "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\nContent-Type: text/csv\r\n\r\n"u8, .. new byte[400_000]];
        Task serving = AnswerAsync(endpoint, half);
        await using WebApplication server = await EndpointFixture.StartAsync($"http://{endpoint.LocalEndpoint}/sparql");
        using HttpClient client = EndpointFixture.ClientOf(server);
        using HttpResponseMessage response = await client.GetAsync(Query, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
        await serving;
    }

    [Fact]
    public async Task A_thing_over_the_bound_is_503_and_never_a_part()
    {
        var large = new StringBuilder("<urn:g> { <https://hue.example/id/object/large> <urn:p> 0");
        for (int i = 1; i <= EndpointThings.MaximumRows / 2; i++)
            large.Append(',').Append(i);
        using IQuadSnapshot snapshot = ServerFixture.SnapshotOf(large.Append(" }").ToString());
        await using WebApplication holder = HueServer.Build(ServerFixture.Settings with { QueryTimeoutSeconds = 60 }, snapshot);
        await holder.StartAsync(TestContext.Current.CancellationToken);
        (HttpStatusCode status, string text) = await AskAsync(holder.Urls.First() + "/sparql", "/doc/object/large.nt", timeoutSeconds: 60);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("more than 100000 rows", text, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(string endpoint, string path, double timeoutSeconds = 10)
    {
        await using WebApplication server = await EndpointFixture.StartAsync(endpoint, timeoutSeconds);
        using HttpClient client = EndpointFixture.ClientOf(server);
        using HttpResponseMessage response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, await ServerFixture.TextOf(response));
    }

    /// <summary>Takes one request, sends these bytes, and closes.</summary>
    private static async Task AnswerAsync(TcpListener endpoint, byte[] answer)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using TcpClient caller = await endpoint.AcceptTcpClientAsync(cancellation);
        await using NetworkStream stream = caller.GetStream();
        byte[] request = new byte[1 << 14];
        var text = new StringBuilder();
        while (!text.ToString().Contains("query=", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(request, cancellation);
            text.Append(Encoding.ASCII.GetString(request, 0, read));
        }

        await stream.WriteAsync(answer, cancellation);
        caller.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(request, cancellation) > 0)
            text.Clear();
    }
}
