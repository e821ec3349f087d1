using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The W3C suites of the JSON-LD 1.1 API and of framing.</summary>
public sealed class JsonLdApiTests
{
    private const string BlankPredicate = "urn:blank-predicate";

    private const string Expand = "api/expand-manifest.jsonld";
    private const string Compact = "api/compact-manifest.jsonld";
    private const string Flatten = "api/flatten-manifest.jsonld";
    private const string FromRdf = "api/fromRdf-manifest.jsonld";
    private const string Frame = "framing/frame-manifest.jsonld";
    private const string ToRdf = "api/toRdf-manifest.jsonld";
    private const string Html = "api/html-manifest.jsonld";
    private const string RemoteDoc = "api/remote-doc-manifest.jsonld";

    public static IEnumerable<TheoryDataRow<string>> Rows(string manifest) => JsonLdSuite.Rows(manifest);

    [Theory, Trait("Suite", "jsonld-expand"), MemberData(nameof(Rows), Expand)]
    public void Expansion(string test) => Run(JsonLdSuite.Test(Expand, test));

    [Theory, Trait("Suite", "jsonld-compact"), MemberData(nameof(Rows), Compact)]
    public void Compaction(string test) => Run(JsonLdSuite.Test(Compact, test));

    [Theory, Trait("Suite", "jsonld-flatten"), MemberData(nameof(Rows), Flatten)]
    public void Flattening(string test) => Run(JsonLdSuite.Test(Flatten, test));

    [Theory, Trait("Suite", "jsonld-fromrdf"), MemberData(nameof(Rows), FromRdf)]
    public void From_RDF(string test) => Run(JsonLdSuite.Test(FromRdf, test));

    [Theory, Trait("Suite", "jsonld-frame"), MemberData(nameof(Rows), Frame)]
    public void Framing(string test) => Run(JsonLdSuite.Test(Frame, test));

    [Theory, Trait("Suite", "jsonld-tordf"), MemberData(nameof(Rows), ToRdf)]
    public void To_RDF(string test) => Run(JsonLdSuite.Test(ToRdf, test));

    [Theory, Trait("Suite", "jsonld-html"), MemberData(nameof(Rows), Html)]
    public void Html_pages(string test) => Run(JsonLdSuite.Test(Html, test));

    [Theory, Trait("Suite", "jsonld-remote-doc"), MemberData(nameof(Rows), RemoteDoc)]
    public void Remote_documents(string test) => Run(JsonLdSuite.Test(RemoteDoc, test));

    private static void Run(JsonLdTest test)
    {
        if (test.Is("jld:ExpandTest"))
            CheckJson(test, options => JsonLdProcessor.Expand(JsonLdProcessor.Load(test.Input, options), options), renamesBlanks: false);
        else if (test.Is("jld:CompactTest"))
            CheckJson(test, options => JsonLdProcessor.Compact(JsonLdProcessor.Load(test.Input, options), ContextOf(test)!, options), renamesBlanks: false);
        else if (test.Is("jld:FlattenTest"))
            CheckJson(test, options => JsonLdProcessor.Flatten(JsonLdProcessor.Load(test.Input, options), ContextOf(test), options), renamesBlanks: true);
        else if (test.Is("jld:FrameTest"))
            CheckJson(test, options => JsonLdProcessor.Frame(JsonLdProcessor.Load(test.Input, options), JsonLdProcessor.Load(test.BaseIri + test.Text("frame"), options), options), renamesBlanks: true);
        else if (test.Is("jld:FromRDFTest"))
            CheckJson(test, options => JsonLdProcessor.FromRdf(ReadExpected(test.File("input")), options), renamesBlanks: true);
        else if (test.Is("jld:ToRDFTest"))
            CheckQuads(test, (options, sink) => JsonLdProcessor.ToRdf(test.Input, sink, options));
        else
            Assert.Fail("The test type is not known here.");
    }

    private static JsonLdDocument? ContextOf(JsonLdTest test) => test.Text("context") is null ? null : JsonLdDocument.Parse(test.File("context"));

    private static void CheckJson(JsonLdTest test, Func<JsonLdOptions, JsonLdDocument> run, bool renamesBlanks)
    {
        JsonLdOptions options = test.ToOptions();
        if (!test.IsPositive)
        {
            AssertFails(test, () => run(options));
            return;
        }

        string actual = run(options).ToString();
        byte[] expected = test.File("expect");
        Assert.True(
            JsonComparison.AreEqual(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement, renamesBlanks),
            $"Expected:\n{Encoding.UTF8.GetString(expected)}\n\nActual:\n{actual}");
    }

    /// <summary>Checks what a test says of the statements that <paramref name="run"/> makes.</summary>
    internal static void CheckQuads(JsonLdTest test, Action<JsonLdOptions, IQuadSink> run)
    {
        JsonLdOptions options = test.ToOptions();
        var actual = new GraphNavigator();
        if (test.IsSyntax)
            run(options, actual);
        else if (!test.IsPositive)
            AssertFails(test, () => run(options, actual));
        else
        {
            run(options, actual);
            List<Quad> expected = ReadExpected(test.File("expect"));
            Assert.True(
                GraphIsomorphism.AreIsomorphic(actual.Quads.Select(WithoutBlankPredicate), expected),
                $"Expected:\n{string.Join('\n', expected)}\n\nActual:\n{string.Join('\n', actual.Quads)}");
        }
    }

    /// <summary>Reads N-Quads that may be generalised: the blank predicate of a test, which has one at most, becomes an IRI on both sides.</summary>
    private static List<Quad> ReadExpected(byte[] quads)
    {
        string text = Regex.Replace(Encoding.UTF8.GetString(quads), @"^(\S+) _:\S+ ", "$1 <" + BlankPredicate + "> ", RegexOptions.Multiline);
        var expected = new GraphNavigator();
        RdfReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), RdfFormat.NQuads, expected);
        return expected.Quads;
    }

    private static Quad WithoutBlankPredicate(Quad quad) => quad.Predicate is BlankNode ? quad with { Predicate = new Iri(BlankPredicate) } : quad;

    private static void AssertFails(JsonLdTest test, Action run)
    {
        try
        {
            run();
        }
        catch (JsonLdException fault)
        {
            Assert.Equal(test.ErrorCode, fault.Code);
            return;
        }
        catch (RdfSyntaxException fault)
        {
            // The reader of streams puts the code before the problem; text that is no JSON cannot be loaded.
            Assert.True(
                fault.Problem.StartsWith(test.ErrorCode + ": ", StringComparison.Ordinal) || test.ErrorCode == JsonLdErrorCode.LoadingDocumentFailed,
                $"expected the error '{test.ErrorCode}', found {fault.Problem}");
            return;
        }

        Assert.Fail($"expected the error '{test.ErrorCode}', and there was none");
    }
}
