using System.Net;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>SERVICE through the server's door: one server asks another.</summary>
public sealed class FederationTests(ServerFixture remote) : IClassFixture<ServerFixture>
{
    private string Remote => new Uri(remote.Client.BaseAddress!, "sparql").AbsoluteUri;

    [Fact]
    public async Task A_server_asks_another_that_it_is_allowed_to()
    {
        await using WebApplication server = await StartAsync(settings => settings with { AllowedServices = Remote, AllowPrivateServices = true });
        using HttpResponseMessage response = await AskAsync(server, $$"""
            SELECT ?label { VALUES ?urn { <https://hue.example/id/object/HUE-O000> }
                SERVICE <{{Remote}}> { ?urn <http://www.w3.org/2000/01/rdf-schema#label> ?label } FILTER(LANG(?label) = "vi") }
            """);
        Assert.Contains("Cửu đỉnh", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_unless_the_settings_allow_it()
    {
        await using WebApplication server = await StartAsync(settings => settings);
        using HttpResponseMessage response = await AskAsync(server, $"SELECT * {{ SERVICE <{Remote}> {{ ?s ?p ?o }} }}");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(Remote, await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_is_refused_though_the_list_has_it()
    {
        await using WebApplication server = await StartAsync(settings => settings with { AllowedServices = Remote });
        using HttpResponseMessage response = await AskAsync(server, $"SELECT * {{ SERVICE <{Remote}> {{ ?s ?p ?o }} }}");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("loopback, private and link-local", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_is_a_bad_gateway_with_its_reason()
    {
        await using WebApplication server = await StartAsync(settings => settings with { AllowedServices = Remote, AllowPrivateServices = true });
        using HttpResponseMessage response = await AskAsync(server, $"SELECT * {{ SERVICE <{Remote}> {{ SERVICE <https://elsewhere.example/> {{ ?s ?p ?o }} }} }}");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("it answers 403", await ServerFixture.TextOf(response), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(Func<ServerSettings, ServerSettings> change)
    {
        WebApplication server = HueServer.Build(change(ServerFixture.Settings) with { QueryTimeoutSeconds = 20 }, MemorySnapshot.Of([]));
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private static async Task<HttpResponseMessage> AskAsync(WebApplication server, string query)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        return await client.GetAsync(ServerFixture.Ask(query), TestContext.Current.CancellationToken);
    }
}
