using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.NTriples;

public sealed class NTriplesReaderTests
{
    [Fact]
    public void Every_kind_of_term_is_read()
    {
        List<Quad> quads = QuadList.Read("""
            # the bell
            <http://hue.vn/bell> <http://hue.vn/p> _:b.1 . # comment
            _:b.1 <http://hue.vn/p> "Chuông chùa Thiên Mụ"@vi .
            _:b.1	<http://hue.vn/p>	"3285"^^<http://www.w3.org/2001/XMLSchema#integer>.
            _:b.1 <http://hue.vn/p> "plain"^^<http://www.w3.org/2001/XMLSchema#string> .
            <http://hue.vn/\u00e9> <http://hue.vn/p> "a\tb\"c\\\U0001F514" .
            _:b.1 <http://hue.vn/p> "مرحبا"@ar--rtl .
            _:b.1 <http://hue.vn/p> <<( _:b.1 <http://hue.vn/p> <<(<http://hue.vn/s><http://hue.vn/p>"x\ny")>> )>> .
            """, RdfFormat.NTriples);
        var p = new Iri("http://hue.vn/p");
        var b = new BlankNode("b.1");
        Assert.Equal(
        [
            new Quad(new Iri("http://hue.vn/bell"), p, b),
            new Quad(b, p, Literal.WithLanguage("Chuông chùa Thiên Mụ", "vi")),
            new Quad(b, p, new Literal("3285", Xsd.Integer)),
            new Quad(b, p, new Literal("plain")),
            new Quad(new Iri("http://hue.vn/é"), p, new Literal("a\tb\"c\\\U0001F514")),
            new Quad(b, p, Literal.WithLanguage("مرحبا", "ar", BaseDirection.RightToLeft)),
            new Quad(b, p, new TripleTerm(b, p, new TripleTerm(new Iri("http://hue.vn/s"), p, new Literal("x\ny")))),
        ], quads);
    }

    [Fact]
    public void A_full_stop_behind_a_label_ends_the_statement() =>
        Assert.Equal("_:a.b <urn:p> _:c .", Assert.Single(QuadList.Read("_:a.b <urn:p> _:c.", RdfFormat.NTriples)).ToString());

    [Fact]
    public void A_graph_is_read_in_quads_and_refused_in_triples()
    {
        const string Text = "<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> <urn:o> .";
        Assert.Equal([new Iri("urn:g"), null], QuadList.Read(Text, RdfFormat.NQuads).Select(q => q.Graph));
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(Text, RdfFormat.NTriples));
        Assert.Equal("Line 1, column 25: expected '.' after the object (a graph name is for N-Quads), found '<urn:g>'.", error.Message);
    }

    [Theory]
    [InlineData("<<( <urn:s> <urn:p> <urn:o> )>> <urn:p> <urn:o> .", 0)]
    [InlineData("<urn:s> <urn:p> << <urn:s> <urn:p> <urn:o> >> .", 16)]
    public void A_triple_in_the_wrong_place_or_form_is_told(string text, int column)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.NTriples));
        Assert.Equal(column, error.Position.Column);
        Assert.Contains("only as an object, written '<<( subject predicate object )>>'", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lenient_reader_reports_each_bad_line_and_reads_the_others()
    {
        byte[] text =
        [
            .. "<urn:s> <urn:p> \"Huế\" .\n<urn:s> <p> <urn:o> .\n<urn:s> <urn:p> \"bad"u8, 0xE9, .. "\" .\n"u8,
            .. "<urn:s> <urn:p> \"\\uD800\" .\n<urn:s> <urn:p> <urn:o 1> .\r\n<urn:s> <urn:p> <urn:o> ."u8,
        ];
        var problems = new List<string>();
        List<Quad> quads = QuadList.Read(text, RdfFormat.NTriples, new RdfReadOptions { SourceName = "f.nt", OnError = e => problems.Add(e.Message) });
        Assert.Equal(2, quads.Count);
        Assert.Equal(4, problems.Count);
        Assert.Equal("f.nt: Line 2, column 9: expected an absolute IRI (scheme, colon, rest), found <p>.", problems[0]);
        Assert.StartsWith("f.nt: Line 3, column 21: the byte 0xE9 is not UTF-8 here", problems[1], StringComparison.Ordinal);
        Assert.StartsWith("f.nt: Line 4, column 18: the escape names a surrogate", problems[2], StringComparison.Ordinal);
        Assert.StartsWith("f.nt: Line 5, column 23: expected '>' at the end of the IRI", problems[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void The_size_of_the_window_does_not_matter(int windowBytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20).Select(i => $"<urn:điện{i}> <urn:p> \"Huế {i}\"@vi .\n")));
        var sink = new QuadList();
        NTriplesDocumentReader.Read(new MemoryStream(text), RdfFormat.NTriples, sink, new RdfReadOptions(), TestContext.Current.CancellationToken, windowBytes);
        Assert.Equal(QuadList.Read(text, RdfFormat.NTriples), sink.Quads);
        Assert.Equal(20, sink.Quads.Count);
    }
}
