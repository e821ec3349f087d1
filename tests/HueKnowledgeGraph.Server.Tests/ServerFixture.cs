using System.Net;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>One server on a free loopback port over a small graph of Huế; shared by the tests of a class.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    /// <summary>The graph, in TriG.</summary>
    public const string Graph = """
        @prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix la: <https://linked.art/ns/terms/> .
        @prefix geo: <http://www.opengis.net/ont/geosparql#> .
        @base <https://hue.example/> .

        <graph/objects> {
            <id/object/HUE-O001> a crm:E22_Human-Made_Object ; la:member_of <id/set/objects> ;
                rdfs:label "Cao đỉnh"@vi, "Cao urn"@en, "高鼎"@vi-Hani ;
                crm:P108i_was_produced_by <id/object/HUE-O001/production> ;
                crm:P46i_forms_part_of <id/object/HUE-O000> .
            <id/object/HUE-O001/production> a crm:E12_Production ;
                crm:P14_carried_out_by <id/actor/minh-mang> .
            <id/object/HUE-O000> la:member_of <id/set/objects> ; a crm:E22_Human-Made_Object ; rdfs:label "Cửu đỉnh"@vi, "Nine Urns"@en .
            <id/object/evil> a crm:E22_Human-Made_Object ; rdfs:label "<script>alert(1)</script>"@en ; rdfs:seeAlso <javascript:alert(1)> .
            <id/object/a%28b%29> a crm:E22_Human-Made_Object ; rdfs:label "brackets"@en .
        }

        <graph/actors> {
            <id/actor/minh-mang> a crm:E21_Person ; rdfs:label "Minh Mạng"@vi, "Minh Mạng"@en .
        }

        <graph/places> {
            <id/place/điện-thái-hòa> a crm:E53_Place ; rdfs:label "Điện Thái Hòa"@vi, "Hall of Supreme Harmony"@en ;
                crm:P168_place_is_defined_by "POINT(107.5781 16.4698)"^^geo:wktLiteral .
        }

        <graph/ontology> {
            crm:P14_carried_out_by rdfs:label "carried out by"@en, "được thực hiện bởi"@vi .
            crm:E22_Human-Made_Object rdfs:label "Human-Made Object"@en, "Hiện vật nhân tạo"@vi .
            crm:P108i_was_produced_by rdfs:label "was produced by"@en, "được tạo ra bởi"@vi .
        }
        """;

    private WebApplication? _server;

    /// <summary>Speaks to the server; follows no redirect.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = HueServer.Build(Settings, SnapshotOf(Graph));
        await _server.StartAsync(TestContext.Current.CancellationToken);
        // No connection is used twice: the server may be closing one behind a refused body, and a POST is not sent again.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(_server.Urls.First()),
        };
    }

    /// <summary>Settings of a test server: a free port, one second a query.</summary>
    public static ServerSettings Settings { get; } = new()
    {
        Urls = "http://127.0.0.1:0",
        QueryTimeoutSeconds = 1,
        RequestBytes = 1 << 16,
        Questions = HueKnowledgeGraph.Tests.Repository.PathOf("tests", "HueKnowledgeGraph.Server.Tests", "Questions"),
    };

    /// <summary>A graph in memory.</summary>
    public static IQuadSnapshot SnapshotOf(string trig)
    {
        var builder = new MemorySnapshotBuilder();
        RdfReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(trig)), RdfFormat.TriG, builder, cancellation: TestContext.Current.CancellationToken);
        return builder.Build();
    }

    /// <summary>Sends a request with an Accept header.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, string? accept = null, string? language = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The path of a query by GET.</summary>
    public static string Ask(string query) => "/sparql?query=" + Uri.EscapeDataString(query);

    /// <summary>The text of an answer.</summary>
    public static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
