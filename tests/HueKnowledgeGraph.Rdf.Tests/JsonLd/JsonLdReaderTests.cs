using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.JsonLd;

public sealed class JsonLdReaderTests
{
    [Theory]
    [InlineData("{\"urn:a\": 1", 1, 12, "ends")]
    [InlineData("{\"urn:a\": 1}}", 1, 13, "end of the text")]
    [InlineData("[\n{\"urn:a\": 1} {}]", 2, 14, "','")]
    [InlineData("[\n  {\"urn:a\": 1, \"urn:a\": 2}]", 2, 16, "twice")]
    [InlineData("[{\"điện\": \"\\ud83d\"}]", 1, 11, "surrogate")]
    [InlineData("{\"urn:a\": \"\\udd14x\"}", 1, 11, "surrogate")]
    [InlineData("{\"urn:a\": 1e400}", 1, 11, "largest double")]
    [InlineData("{\"urn:a\": 01}", 1, 12, "JSON")]
    [InlineData("{\"urn:a\": nil}", 1, 12, "JSON")]
    [InlineData("{'urn:a': 1}", 1, 2, "JSON")]
    [InlineData("{\"urn:a\": 1,}", 1, 13, "JSON")]
    [InlineData("// x\n[]", 1, 1, "JSON")]
    [InlineData("", 1, 1, "value")]
    [InlineData("  \n", 2, 1, "value")]
    [InlineData("[\n {\"@id\": 5}]", 2, 2, "invalid @id value")]
    [InlineData("[{},\n {\"urn:p\": {\"@value\": {}}}]", 2, 12, "invalid value object value")]
    [InlineData("{\"@context\": \"https://example.org/c\"}", 1, 1, "https://example.org/c")]
    public void A_fault_has_its_place(string text, int line, int column, string expected)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.JsonLd));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Position.Line + 1, error.Position.Column + 1));
    }

    [Fact]
    public void Bytes_that_are_no_characters_have_their_place()
    {
        byte[] text = [.. "[\n{\"urn:a\": \"x"u8, 0xC3, .. "\"}]"u8];
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.JsonLd));
        Assert.Equal((1, 12), (error.Position.Line, error.Position.Column));
        Assert.Contains("0xC3", error.Message, StringComparison.Ordinal);
        Assert.Throws<RdfSyntaxException>(() => QuadList.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("[]")).ToArray(), RdfFormat.JsonLd));
    }

    [Fact]
    public void A_raw_NUL_is_refused_and_an_escaped_one_is_a_character()
    {
        Assert.Throws<RdfSyntaxException>(() => QuadList.Read("[{\"urn:a\": \"\0\"}]", RdfFormat.JsonLd));
        Assert.Equal("\0", ((Literal)Assert.Single(QuadList.Read("[{\"urn:a\": \"\\u0000\"}]", RdfFormat.JsonLd)).Object).Lexical);
    }

    [Fact]
    public void Depth_has_a_limit_in_values_nodes_and_arrays()
    {
        string Nested(string open, string close, int depth) => string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
        foreach (int held in (int[])[0, 1 << 20])
        {
            var options = new RdfReadOptions { JsonLd = new JsonLdOptions { MaxBufferedBytes = held } };
            void Read(string text) => QuadList.Read(text, RdfFormat.JsonLd, options);
            Read(Nested("[", "]", 400));
            Read(Nested("{\"urn:p\":", "}", 400).Replace(":}", ":1}", StringComparison.Ordinal));
            foreach (string text in (string[])[Nested("[", "]", 100_000), Nested("{\"urn:p\":", "}", 100_000).Replace(":}", ":1}", StringComparison.Ordinal), Nested("{\"@graph\":[", "]}", 100_000)])
                Assert.Throws<RdfSyntaxException>(() => Read(text));
        }
    }

    [Fact]
    public void A_large_object_is_taken_apart_when_its_head_comes_first()
    {
        var text = new StringBuilder("""{ "@context": { "@vocab": "http://hue.vn/", "parts": { "@type": "@id" } }, "@id": "http://hue.vn/a", "name": "Huế", "parts": [""");
        for (int i = 0; i < 1000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}\"http://hue.vn/{i}\"");
        text.Append("""], "late": { "@id": "http://hue.vn/b", "name": "x" } }""");
        List<Quad> Read(int held) =>
            QuadList.Read(text.ToString(), RdfFormat.JsonLd, new RdfReadOptions { JsonLd = new JsonLdOptions { MaxBufferedBytes = held } });

        Assert.Equal(1003, Read(100).Count);
        Assert.True(GraphIsomorphism.AreIsomorphic(Read(100), Read(1 << 20)));
    }

    [Theory]
    [InlineData("""{ "urn:p": ["LONG"], "@id": "urn:s" }""", "'@id'")]
    [InlineData("""{ "@graph": [{ "urn:p": "LONG" }], "@context": {} }""", "'@context'")]
    [InlineData("""{ "@graph": [{ "urn:p": "LONG" }], "urn:q": 1 }""", "'urn:q'")]
    public void What_comes_too_late_in_a_large_object_is_an_error_and_not_another_meaning(string text, string key)
    {
        text = text.Replace("LONG", new string('x', 500), StringComparison.Ordinal);
        var options = new RdfReadOptions { JsonLd = new JsonLdOptions { MaxBufferedBytes = 100 } };
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.JsonLd, options));
        Assert.Contains(JsonLdErrorCode.InvalidStreamingKeyOrder, error.Message, StringComparison.Ordinal);
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(QuadList.Read(text, RdfFormat.JsonLd));
    }

    [Fact]
    public void Lenient_reading_passes_over_a_bad_node()
    {
        var problems = new List<string>();
        List<Quad> quads = QuadList.Read(
            "[{\"urn:a\": 1}, {\"@id\": 5}, {\"urn:a\": 2}]", RdfFormat.JsonLd, new RdfReadOptions { OnError = e => problems.Add(e.Message) });
        Assert.Equal(2, quads.Count);
        Assert.Single(problems);
    }

    [Fact]
    public void Directions_are_those_of_RDF_1_2()
    {
        Quad quad = Assert.Single(QuadList.Read("""{ "urn:p": { "@value": "مرحبا", "@language": "ar", "@direction": "rtl" } }""", RdfFormat.JsonLd));
        Assert.Equal(Literal.WithLanguage("مرحبا", "ar", BaseDirection.RightToLeft), quad.Object);
    }

    [Fact]
    public void A_relative_IRI_needs_a_base()
    {
        const string Text = """{ "@id": "a", "urn:p": { "@id": "b" } }""";
        Assert.Empty(QuadList.Read(Text, RdfFormat.JsonLd));
        List<Quad> quads = QuadList.Read(Text, RdfFormat.JsonLd, new RdfReadOptions { BaseIri = "http://hue.vn/x/" });
        Assert.Equal("<http://hue.vn/x/a> <urn:p> <http://hue.vn/x/b> .", Assert.Single(quads).ToString());
    }
}
