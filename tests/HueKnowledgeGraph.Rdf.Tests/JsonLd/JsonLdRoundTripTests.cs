using System.Text;
using CsCheck;

namespace HueKnowledgeGraph.Rdf.Tests.JsonLd;

public sealed class JsonLdRoundTripTests
{
    private static readonly (string, string)[] Prefixes = [("hue", "http://hue.vn/id/"), ("xsd", Xsd.Namespace), ("x.y", "urn:x:"), ("d", "http://hue.vn/id/đi")];

    private static readonly Gen<Quad[]> Quads = RandomTerms.Quads.Select(quads => quads.Where(HasNoTripleTerm).Distinct().ToArray());

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        Gen.Select(Quads, Gen.Bool, Gen.OneOf(0, 40, 1 << 20)).Sample(
            (quads, withPrefixes, held) =>
            {
                byte[] text = quads.Write(RdfFormat.JsonLd, withPrefixes ? Prefixes : []);
                AssertSame(quads, QuadList.Read(text, RdfFormat.JsonLd, Holding(held)));
            },
            iter: 3000,
            print: state => Encoding.UTF8.GetString(state.Item1.Write(RdfFormat.JsonLd, state.Item2 ? Prefixes : [])));
    }

    [Fact]
    public void Statements_become_a_document_and_statements_again()
    {
        var options = new JsonLdOptions { RdfDirection = JsonLdDirection.DirectionalString };
        Quads.Sample(
            quads =>
            {
                var sink = new QuadList();
                JsonLdProcessor.ToRdf(JsonLdProcessor.FromRdf(quads, options), sink, options);
                AssertSame(quads, sink.Quads);
            },
            iter: 2000);
    }

    [Fact]
    public void Flattening_says_the_same()
    {
        var options = new JsonLdOptions { RdfDirection = JsonLdDirection.DirectionalString };
        Quads.Sample(
            quads =>
            {
                var sink = new QuadList();
                JsonLdProcessor.ToRdf(JsonLdProcessor.Flatten(JsonLdProcessor.FromRdf(quads, options)), sink, options);
                AssertSame(quads, sink.Quads);
            },
            iter: 2000);
    }

    [Fact]
    public void Compacting_with_prefixes_says_the_same()
    {
        var options = new JsonLdOptions { RdfDirection = JsonLdDirection.DirectionalString };
        JsonLdDocument context = JsonLdDocument.Parse("""
            { "@version": 1.1, "hue": "http://hue.vn/id/", "xsd": "http://www.w3.org/2001/XMLSchema#", "id": "@id", "type": "@type", "name": { "@id": "hue:a", "@language": "vi" } }
            """);
        Quads.Sample(
            quads =>
            {
                var sink = new QuadList();
                JsonLdProcessor.ToRdf(JsonLdProcessor.Compact(JsonLdProcessor.FromRdf(quads, options), context, options), sink, options);
                AssertSame(quads, sink.Quads);
            },
            iter: 2000);
    }

    [Fact]
    public void A_triple_term_is_refused_with_its_reason()
    {
        var quad = new Quad(new Iri("urn:s"), new Iri("urn:p"), new TripleTerm(new Iri("urn:a"), new Iri("urn:b"), new Literal("c")));
        Assert.Contains("JSON-LD 1.1", Assert.Throws<InvalidOperationException>(() => new[] { quad }.Write(RdfFormat.JsonLd)).Message, StringComparison.Ordinal);
        Assert.Contains("JSON-LD 1.1", Assert.Throws<InvalidOperationException>(() => JsonLdProcessor.FromRdf([quad])).Message, StringComparison.Ordinal);
    }

    private static RdfReadOptions Holding(int bytes) => new()
    {
        JsonLd = new JsonLdOptions { RdfDirection = JsonLdDirection.DirectionalString, MaxBufferedBytes = bytes },
    };

    private static void AssertSame(IEnumerable<Quad> expected, IEnumerable<Quad> actual) => Assert.True(
        GraphIsomorphism.AreIsomorphic(expected, actual), $"Expected:\n{string.Join('\n', expected)}\n\nActual:\n{string.Join('\n', actual)}");

    private static bool HasNoTripleTerm(Quad quad) => quad.Object is not TripleTerm;
}
