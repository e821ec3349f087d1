using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suite of streaming JSON-LD, through the reader that files go through.</summary>
/// <remarks>
/// Each test runs twice: with objects held while they fit, and with none held, so that every object at the top, in <c>@graph</c> and in
/// properties is taken apart entry by entry.
/// </remarks>
public sealed class JsonLdStreamingTests
{
    private const string Manifest = "streaming/stream-toRdf-manifest.jsonld";

    /// <summary>Documents with <c>@id</c> behind other properties, which the note allows and which must be held until it comes.</summary>
    private static readonly HashSet<string> LateIdentifiers =
        ["t0033", "te006", "te074", "tin06", "tpr38", "tv011", "tv013", "tv015", "tv017", "tv019", "tv020", "tv021"];

    public static IEnumerable<TheoryDataRow<string>> Rows() => JsonLdSuite.Rows(Manifest);

    public static IEnumerable<TheoryDataRow<string>> RowsInOrder() => JsonLdSuite.Rows(Manifest).Where(row => !LateIdentifiers.Contains(row.Data));

    [Theory, Trait("Suite", "jsonld-streaming"), MemberData(nameof(Rows))]
    public void Streaming(string test)
    {
        JsonLdTest entry = JsonLdSuite.Test(Manifest, test);
        JsonLdApiTests.CheckQuads(entry, (options, sink) => Read(entry, options, sink));
    }

    [Theory, Trait("Suite", "jsonld-streaming-apart"), MemberData(nameof(RowsInOrder))]
    public void Streaming_with_no_object_held(string test)
    {
        JsonLdTest entry = JsonLdSuite.Test(Manifest, test);
        JsonLdApiTests.CheckQuads(entry, (options, sink) => Read(entry, options with { MaxBufferedBytes = 0 }, sink));
    }

    private static void Read(JsonLdTest test, JsonLdOptions options, IQuadSink sink)
    {
        options = options with { RequireStreamingOrder = test.Is("jld:StreamTest") };
        using var stream = new MemoryStream(test.File("input"));
        RdfReader.Read(stream, RdfFormat.JsonLd, sink, new RdfReadOptions { BaseIri = options.BaseIri ?? test.Input, JsonLd = options });
    }
}
