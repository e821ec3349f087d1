using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>What other endpoints may do to a query: nothing but answer it. Every other way has an error that names endpoint and reason.</summary>
public sealed class HttpServiceClientTests
{
    private const string OneRow = """{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"Huế"}}]}}""";

    [Theory]
    [InlineData("http://127.0.0.1:1/sparql")]
    [InlineData("http://localhost:1/sparql")]
    [InlineData("http://[::1]:1/sparql")]
    [InlineData("http://[::ffff:127.0.0.1]:1/sparql")]
    [InlineData("http://2130706433:1/sparql")]
    [InlineData("http://10.0.0.8/sparql")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://0.0.0.0:1/sparql")]
    public void Private_addresses_are_refused_though_the_list_has_them(string endpoint)
    {
        ServiceException refused = Assert.Throws<ServiceException>(() => Ask(endpoint, new ServiceOptions { Allowed = [endpoint] }));
        Assert.Equal(ServiceFailure.NotAllowed, refused.Failure);
        Assert.Contains("loopback, private and link-local addresses are not called", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("::ffff:192.168.0.1", false)]
    public void Addresses_are_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public void Nothing_is_called_that_is_not_on_the_list()
    {
        using RawEndpoint endpoint = RawEndpoint.Json(OneRow);
        ServiceException refused = Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address + "/other")));
        Assert.Equal(ServiceFailure.NotAllowed, refused.Failure);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public void Without_a_client_SERVICE_is_refused() =>
        Assert.Equal(ServiceFailure.NotAllowed, Assert.Throws<ServiceException>(() => Ask("http://127.0.0.1:1/", null)).Failure);

    [Theory]
    [InlineData("ftp://127.0.0.1/sparql")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@127.0.0.1/sparql")]
    public void Only_plain_http_addresses_are_called(string endpoint) =>
        Assert.Equal(ServiceFailure.NotAllowed, Assert.Throws<ServiceException>(() => Ask(endpoint, Loopback(endpoint))).Failure);

    [Fact]
    public void An_answer_is_taken()
    {
        using RawEndpoint endpoint = RawEndpoint.Json(OneRow);
        Assert.Equal(["\"Huế\""], Ask(endpoint.Address, Loopback(endpoint.Address)));
        Assert.StartsWith("POST /sparql HTTP/1.1\r\n", Assert.Single(endpoint.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_endpoint_ends_at_its_own_limit()
    {
        using var endpoint = new RawEndpoint((_, _, cancellation) => Task.Delay(System.Threading.Timeout.Infinite, cancellation));
        ServiceException late = Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address) with { Timeout = TimeSpan.FromSeconds(0.3) }));
        Assert.Equal(ServiceFailure.Late, late.Failure);
        Assert.Contains("within 0.3 s", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_endpoint_ends_with_the_query_and_its_limit_is_named()
    {
        using var endpoint = new RawEndpoint((_, _, cancellation) => Task.Delay(System.Threading.Timeout.Infinite, cancellation));
        long started = Stopwatch.GetTimestamp();
        QueryLimitException limit = Assert.Throws<QueryLimitException>(
            () => Ask(endpoint.Address, Loopback(endpoint.Address), new QueryOptions { Timeout = TimeSpan.FromSeconds(0.4) }));
        Assert.Equal("time", limit.Limit);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "the query waited for the endpoint");
    }

    [Fact]
    public void SILENT_does_not_outlive_the_query()
    {
        using var endpoint = new RawEndpoint((_, _, cancellation) => Task.Delay(System.Threading.Timeout.Infinite, cancellation));
        Assert.Throws<QueryLimitException>(
            () => Ask(endpoint.Address, Loopback(endpoint.Address), new QueryOptions { Timeout = TimeSpan.FromSeconds(0.4) }, "SERVICE SILENT"));
    }

    [Fact]
    public void A_body_that_trickles_is_held_to_the_time_limit()
    {
        using var endpoint = new RawEndpoint(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n{"u8.ToArray(), cancellation);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (await tick.WaitForNextTickAsync(cancellation))
                await stream.WriteAsync(" "u8.ToArray(), cancellation);
        });
        ServiceException late = Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address) with { Timeout = TimeSpan.FromSeconds(0.4) }));
        Assert.Equal(ServiceFailure.Late, late.Failure);
    }

    [Fact]
    public void An_endless_answer_ends_at_the_limit_of_bytes()
    {
        using var endpoint = new RawEndpoint(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n{\"results\":{\"bindings\":[{\"n\":{\"type\":\"literal\",\"value\":\"1\"}}"u8.ToArray(), cancellation);
            byte[] rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(",{\"n\":{\"type\":\"literal\",\"value\":\"1\"}}", 1000)));
            while (true)
                await stream.WriteAsync(rows, cancellation);
        });
        ServiceException large = Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address) with { AnswerBytes = 1 << 20 }));
        Assert.Equal(ServiceFailure.TooLarge, large.Failure);
        Assert.Contains("1048576 bytes", large.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_answer_is_counted_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[32 << 20].Select(_ => (byte)' ').ToArray());
        using RawEndpoint endpoint = RawEndpoint.Saying(
            $"200 OK\r\nContent-Type: application/sparql-results+json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}", packed.ToArray());
        Assert.True(packed.Length < 1 << 20);
        Assert.Equal(ServiceFailure.TooLarge, Assert.Throws<ServiceException>(
            () => Ask(endpoint.Address, Loopback(endpoint.Address) with { AnswerBytes = 1 << 20 })).Failure);
    }

    [Theory]
    [InlineData("Content-Length: 5000")]
    [InlineData("X-No-Length: 1")]
    public void An_answer_that_breaks_off_is_an_error_and_never_a_part(string header)
    {
        byte[] part = Encoding.UTF8.GetBytes(OneRow[..^2]); // every row is there, only the end is not
        using RawEndpoint endpoint = RawEndpoint.Saying($"200 OK\r\nContent-Type: application/sparql-results+json\r\n{header}", part);
        ServiceException broken = Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address)));
        Assert.True(broken.Failure is ServiceFailure.Unreachable or ServiceFailure.Unreadable, broken.Message);
        Assert.Contains(endpoint.Address, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_answer_under_SILENT_is_one_empty_solution()
    {
        using RawEndpoint endpoint = RawEndpoint.Saying("200 OK\r\nContent-Type: application/sparql-results+json", Encoding.UTF8.GetBytes(OneRow[..^2]));
        Assert.Equal(["-"], Ask(endpoint.Address, Loopback(endpoint.Address), service: "SERVICE SILENT"));
    }

    [Fact]
    public void A_refusal_is_told_with_status_and_reason()
    {
        using RawEndpoint endpoint = RawEndpoint.Saying("503 Service Unavailable\r\nContent-Type: text/plain", "We are closed on Mondays\nand more"u8.ToArray());
        ServiceException refused = Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address)));
        Assert.Equal(503, refused.Status);
        Assert.Equal($"SERVICE <{endpoint.Address}>: it answers 503 Service Unavailable: We are closed on Mondays.", refused.Message);
    }

    [Fact]
    public void A_web_page_is_no_answer()
    {
        using RawEndpoint endpoint = RawEndpoint.Saying("200 OK\r\nContent-Type: text/html", "<html>"u8.ToArray());
        Assert.Equal(ServiceFailure.Unreadable, Assert.Throws<ServiceException>(() => Ask(endpoint.Address, Loopback(endpoint.Address))).Failure);
    }

    [Fact]
    public void A_redirect_is_followed_to_allowed_endpoints_only()
    {
        using RawEndpoint target = RawEndpoint.Json(OneRow);
        using RawEndpoint redirecting = RawEndpoint.Saying($"307 Temporary Redirect\r\nLocation: {target.Address}\r\nContent-Length: 0", []);
        ServiceException refused = Assert.Throws<ServiceException>(() => Ask(redirecting.Address, Loopback(redirecting.Address)));
        Assert.Equal(ServiceFailure.NotAllowed, refused.Failure);
        Assert.Empty(target.Requests);
        Assert.Equal(["\"Huế\""], Ask(redirecting.Address, Loopback(redirecting.Address, target.Address)));
    }

    [Fact]
    public void A_circle_of_redirects_ends()
    {
        string address = "";
        using var endpoint = new RawEndpoint((_, stream, cancellation) => stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 308 Permanent Redirect\r\nLocation: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), cancellation).AsTask());
        address = endpoint.Address;
        Assert.Contains("redirects more than 3 times", Assert.Throws<ServiceException>(() => Ask(address, Loopback(address))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bindings_are_sent_in_blocks_and_each_once()
    {
        using RawEndpoint endpoint = RawEndpoint.Json("""{"head":{"vars":[]},"results":{"bindings":[]}}""");
        using var graph = new TestGraph(string.Join('\n', Enumerable.Range(0, 10).Select(i => $"thing{i} name n{i % 5}")));
        using var client = new HttpServiceClient(Loopback(endpoint.Address) with { BlockRows = 4 });
        Assert.Empty(graph.Ask($"SELECT * {{ ?s :name ?n . SERVICE <{endpoint.Address}> {{ ?n :label ?l }} }}", new QueryOptions { Services = client }));
        Assert.Equal(3, endpoint.Requests.Count);
        Assert.All(endpoint.Requests, request => Assert.InRange(WebUtility.UrlDecode(request).Split("\n(<").Length - 1, 1, 4));
    }

    private static ServiceOptions Loopback(params string[] allowed) => new() { Allowed = allowed, AllowPrivateAddresses = true };

    private static List<string> Ask(string endpoint, ServiceOptions? options, QueryOptions? query = null, string service = "SERVICE")
    {
        using MemorySnapshot snapshot = MemorySnapshot.Of([]);
        using HttpServiceClient? client = options is null ? null : new HttpServiceClient(options);
        using var result = (SolutionResult)QueryEngine.Execute(SparqlParser.ParseQuery($"SELECT ?n {{ {service} <{endpoint}> {{ <urn:a> <urn:b> ?n }} }}"),
            snapshot, (query ?? new QueryOptions()) with { Services = client }, TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (result.Next() is { } batch)
        {
            foreach (ulong id in batch.Rows(0))
                rows.Add(id == TermId.Unbound ? "-" : result.Terms.ReadTerm(id).ToString()!);
        }

        return rows;
    }
}
