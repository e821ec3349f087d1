using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.RdfXml;

public sealed class RdfXmlReaderTests
{
    private const string Open = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:hue="http://hue.vn/">""";

    [Theory]
    [InlineData("<rdf:Description rdf:about=\"a\"/>", "Line 1, column", "relative")]
    [InlineData("\n<rdf:Description rdf:about=\"http://hue.vn/a b\"/>", "Line 2, column", "a space")]
    [InlineData("<rdf:Description rdf:nodeID=\"1a\"/>", "nodeID", "no XML name")]
    [InlineData("<rdf:Description rdf:nodeID=\"a\" rdf:about=\"urn:a\"/>", "two of", "at most one")]
    [InlineData("<rdf:li/>", "rdf:li", "property")]
    [InlineData("<hue:Palace rdf:bagID=\"x\"/>", "bagID", "withdrawn")]
    [InlineData("<hue:Palace hidden=\"x\"/>", "'hidden'", "no namespace")]
    [InlineData("<hue:Palace>Điện Thái Hòa</hue:Palace>", "expected an element", "'Điện'")]
    [InlineData("<hue:Palace><hue:p rdf:parseType=\"Resource\" rdf:resource=\"urn:x\"/></hue:Palace>", "hue:p", "only one of them")]
    [InlineData("<hue:Palace><hue:p><hue:Gate/><hue:Gate/></hue:p></hue:Palace>", "one node element", "second")]
    [InlineData("<hue:Palace><hue:p>x<hue:Gate/></hue:p></hue:Palace>", "either text or a node element", "both")]
    [InlineData("<hue:Palace rdf:ID=\"a\" xml:base=\"http://hue.vn/\"/><hue:Gate rdf:ID=\"a\" xml:base=\"http://hue.vn/\"/>", "rdf:ID=\"a\"", "already")]
    [InlineData("<hue:Palace xml:lang=\"tiếng Việt\"/>", "xml:lang", "no language tag")]
    [InlineData("<hue:Palace>", "Line 1, column", "end tag")]
    [InlineData("<hue:Palace hue:p=\"\u0001\"/>", "0x01", "invalid")]
    public void A_fault_is_named_with_its_place(string body, params string[] said)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(Open + body + "</rdf:RDF>", RdfFormat.RdfXml));
        Assert.All(said, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Entities_of_the_document_are_read()
    {
        const string Text = """
            <!DOCTYPE rdf:RDF [<!ENTITY hue "http://hue.vn/"><!ENTITY palace "Điện Thái Hòa">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="http://hue.vn/">
              <p:Palace rdf:about="&hue;thai-hoa"><p:name xml:lang="vi">&palace;</p:name></p:Palace>
            </rdf:RDF>
            """;
        List<Quad> quads = QuadList.Read(Text, RdfFormat.RdfXml);
        Assert.Equal(2, quads.Count);
        Assert.Contains(new Quad(new Iri("http://hue.vn/thai-hoa"), new Iri("http://hue.vn/name"), Literal.WithLanguage("Điện Thái Hòa", "vi")), quads);
    }

    [Theory]
    [InlineData("""<!ENTITY x SYSTEM "/etc/hostname">""")]
    [InlineData("""<!ENTITY y SYSTEM "http://127.0.0.1:1/y"><!ENTITY x "&y;">""")]
    [InlineData("""<!ENTITY % out SYSTEM "out.dtd"> %out; <!ENTITY x "">""")]
    public void What_lies_outside_the_document_is_an_error_and_never_opened(string declarations)
    {
        string text = $"<!DOCTYPE rdf:RDF [{declarations}]>{Open}<hue:Palace><hue:name>&x;</hue:name></hue:Palace></rdf:RDF>";
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.RdfXml));
        Assert.Contains("outside itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_elsewhere_is_an_error()
    {
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read($"<!DOCTYPE rdf:RDF SYSTEM \"a.dtd\">{Open}</rdf:RDF>", RdfFormat.RdfXml));
        Assert.Contains("a.dtd", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_grow_without_end_meet_the_limit()
    {
        var declarations = new StringBuilder("<!ENTITY a0 \"lollollollol\">");
        for (int i = 1; i < 12; i++)
            declarations.Append($"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        string text = $"<!DOCTYPE rdf:RDF [{declarations}]>{Open}<hue:Palace><hue:name>&a11;</hue:name></hue:Palace></rdf:RDF>";
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.RdfXml));
        Assert.Contains("1,000,000 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_may_not_stand_in_each_other_without_end()
    {
        string text = Open + string.Concat(Enumerable.Repeat("<hue:Palace><hue:in>", 100_000));
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.RdfXml));
        Assert.Contains("500 deep", error.Message, StringComparison.Ordinal);
        string resources = Open + "<hue:Palace>" + string.Concat(Enumerable.Repeat("<hue:in rdf:parseType=\"Resource\">", 100_000));
        Assert.Throws<RdfSyntaxException>(() => QuadList.Read(resources, RdfFormat.RdfXml));
    }

    [Fact]
    public void Lenient_reading_leaves_out_what_is_faulty_and_nothing_else()
    {
        List<string> faults = [];
        var options = new RdfReadOptions { OnError = error => faults.Add(error.Message) };
        List<Quad> quads = QuadList.Read(Open + """
              <hue:Palace rdf:about="urn:a">
                <hue:p>1</hue:p>
                <hue:p rdf:resource="not absolute"/>
                <hue:p><hue:Gate rdf:about="relative"><hue:p>lost</hue:p></hue:Gate></hue:p>
                stray text
                <hue:p>2</hue:p>
              </hue:Palace>
              <hue:Palace rdf:about="relative"><hue:p>lost</hue:p></hue:Palace>
              <hue:Palace rdf:about="urn:b"/>
            </rdf:RDF>
            """, RdfFormat.RdfXml, options);
        Assert.Equal(4, faults.Count);
        Assert.Equal(["http://hue.vn/Palace", "\"1\"", "\"2\"", "http://hue.vn/Palace"], quads.Select(q => q.Object is Iri iri ? iri.Value : q.Object.ToString()));
    }

    [Fact]
    public void UTF_16_is_read_as_XML_says()
    {
        string text = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Open + "<hue:Palace rdf:about=\"urn:điện\"/></rdf:RDF>";
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        Assert.Equal(new Iri("urn:điện"), Assert.Single(QuadList.Read(bytes, RdfFormat.RdfXml)).Subject);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_an_error()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Open + "<hue:Palace hue:name=\"Hu"), 0xC3, .. Encoding.UTF8.GetBytes("\"/></rdf:RDF>")];
        Assert.Throws<RdfSyntaxException>(() => QuadList.Read(bytes, RdfFormat.RdfXml));
    }

    [Fact]
    public void Written_labels_never_meet_generated_ones()
    {
        List<Quad> quads = QuadList.Read(
            Open + "<rdf:Description hue:p=\"1\"/><rdf:Description rdf:nodeID=\"anon0\" hue:p=\"2\"/><rdf:Description rdf:nodeID=\"x.\" hue:p=\"3\"/></rdf:RDF>", RdfFormat.RdfXml);
        Assert.Equal(3, quads.Select(q => q.Subject).Distinct().Count());
        Assert.Equal(3, QuadList.Read(string.Concat(quads.Select(q => q + "\n")), RdfFormat.NTriples).Count);
    }
}
