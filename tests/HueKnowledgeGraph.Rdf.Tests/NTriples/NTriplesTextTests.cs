using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.NTriples;

public sealed class NTriplesTextTests
{
    public static TheoryData<string, Term> Terms => new()
    {
        { "<http://hue.vn/điện>", new Iri("http://hue.vn/điện") },
        { "_:b.1", new BlankNode("b.1") },
        { "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001F\\u007F\\uFFFE\\uFFFF\uFFFD'é\U0001F514\"", new Literal("a\"\\\n\r\t\b\f\0\u001F\u007F\uFFFE\uFFFF\uFFFD'é\U0001F514") },
        { "\"Chuông\"@vi", Literal.WithLanguage("Chuông", "vi") },
        { "\"bell\"@en-GB--ltr", Literal.WithLanguage("bell", "en-GB", BaseDirection.LeftToRight) },
        { "\"2052\"^^<http://www.w3.org/2001/XMLSchema#integer>", new Literal("2052", Xsd.Integer) },
        { "<<( <urn:s> <urn:p> \"a\\nb\" )>>", new TripleTerm(new Iri("urn:s"), new Iri("urn:p"), new Literal("a\nb")) },
    };

    [Theory, MemberData(nameof(Terms))]
    public void A_term_is_written_in_canonical_form(string expected, Term term)
    {
        var output = new ArrayBufferWriter<byte>();
        string text = "";
        term.Use(output, (ArrayBufferWriter<byte> o, in TermSpan span) =>
        {
            NTriplesText.Write(span, o);
            text = NTriplesText.ToString(span);
        });
        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(expected, text);
        Assert.Equal(expected, term.ToString());
    }

    [Fact]
    public void No_term_is_no_text() => Assert.Equal("", NTriplesText.ToString(default));

    [Fact]
    public void The_canonical_writer_lowers_language_tags_in_triple_terms_too()
    {
        var output = new MemoryStream();
        using (RdfWriter writer = RdfWriter.CreateCanonical(RdfFormat.NTriples, output))
        {
            QuadList.Read("<urn:s> <urn:p> \"A\"@EN-gb . <urn:s> <urn:p> <<( <urn:s> <urn:p> \"A\"@EN-gb--rtl )>> .", RdfFormat.Turtle).Send(writer);
        }

        Assert.Equal(
            "<urn:s> <urn:p> \"A\"@en-gb .\n<urn:s> <urn:p> <<( <urn:s> <urn:p> \"A\"@en-gb--rtl )>> .\n",
            Encoding.UTF8.GetString(output.ToArray()));
        Assert.Throws<ArgumentException>(() => RdfWriter.CreateCanonical(RdfFormat.Turtle, output));
    }
}
