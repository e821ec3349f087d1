using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of the SPARQL 1.1 Protocol, the Graph Store Protocol and the Service Description, over real HTTP on loopback.</summary>
public sealed class ProtocolSuiteTests
{
    private const string ProtocolManifest = "sparql/sparql11/protocol/manifest.ttl";
    private const string GraphStoreManifest = "sparql/sparql11/graph-store-protocol/manifest.ttl";
    private const string OldGraphStoreManifest = "sparql/sparql11/http-rdf-update/manifest.ttl";
    private const string DescriptionManifest = "sparql/sparql11/service-description/manifest.ttl";

    public static IEnumerable<TheoryDataRow<string>> ProtocolRows() => TestSuite.Rows(ProtocolManifest);

    public static IEnumerable<TheoryDataRow<string>> GraphStoreRows() => TestSuite.Rows(GraphStoreManifest);

    public static IEnumerable<TheoryDataRow<string>> OldGraphStoreRows() => TestSuite.Rows(OldGraphStoreManifest);

    public static IEnumerable<TheoryDataRow<string>> DescriptionRows() => TestSuite.Rows(DescriptionManifest);

    [Theory, MemberData(nameof(ProtocolRows)), Trait("Suite", "sparql11-protocol")]
    public Task Protocol(string test) => ProtocolTest.Read(TestSuite.Entry(ProtocolManifest, test), path => path).RunAsync();

    [Theory, MemberData(nameof(GraphStoreRows)), Trait("Suite", "sparql11-graph-store-protocol")]
    public Task Graph_store_protocol(string test) =>
        ProtocolTest.Read(TestSuite.Entry(GraphStoreManifest, test), path => "/graphs" + path["/gsp".Length..]).RunAsync();

    [Theory, MemberData(nameof(OldGraphStoreRows)), Trait("Suite", "sparql11-http-rdf-update")]
    public Task Graph_store_protocol_as_it_was_first_written(string test) => ProseTests.RunAsync(TestSuite.Entry(OldGraphStoreManifest, test).Graph, test);

    [Theory, MemberData(nameof(DescriptionRows)), Trait("Suite", "sparql11-service-description")]
    public async Task Service_description(string test)
    {
        Assert.Contains("ServiceDescriptionTest", TestSuite.Entry(DescriptionManifest, test).Type, StringComparison.Ordinal);
        await using ProtocolServer server = await ProtocolServer.InMemoryAsync([new Quad(new Iri("urn:s"), new Iri("urn:p"), new Iri("urn:o"), new Iri("urn:g"))]);
        await ServiceDescriptionCheck.RunAsync(server, test);
    }
}
