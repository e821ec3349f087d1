using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests.Results;

/// <summary>The exact bytes of each format.</summary>
public sealed class ResultFormatTests
{
    private static readonly SolutionTable Table = new(
        [new Variable("thing"), new Variable("name")],
        [
            [new Iri("http://x/điện&<1>"), Literal.WithLanguage("Điện \"Thái Hòa\",\n太和殿", "vi")],
            [new BlankNode("b0"), null],
            [null, new Literal("5", Xsd.Integer)],
            [new Literal("a\tb\r\u0001", Xsd.Date), Literal.WithLanguage("x", "ar", BaseDirection.RightToLeft)],
        ]);

    [Fact]
    public void Json() => Assert.Equal(
        """
        {"head":{"vars":["thing","name"]},"results":{"bindings":[
        {"thing":{"type":"uri","value":"http://x/điện&<1>"},"name":{"type":"literal","value":"Điện \"Thái Hòa\",\n太和殿","xml:lang":"vi"}},
        {"thing":{"type":"bnode","value":"b0"}},
        {"name":{"type":"literal","value":"5","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
        {"thing":{"type":"literal","value":"a\tb\r\u0001","datatype":"http://www.w3.org/2001/XMLSchema#date"},"name":{"type":"literal","value":"x","xml:lang":"ar","its:dir":"rtl"}}
        ]}}

        """, Write(Table, ResultFormat.Json));

    [Fact]
    public void Xml() => Assert.Equal(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <sparql xmlns="http://www.w3.org/2005/sparql-results#" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">
        <head><variable name="thing"/><variable name="name"/></head>
        <results>
        <result><binding name="thing"><uri>http://x/điện&amp;&lt;1&gt;</uri></binding><binding name="name"><literal xml:lang="vi">Điện &quot;Thái Hòa&quot;,
        太和殿</literal></binding></result>
        <result><binding name="thing"><bnode>b0</bnode></binding></result>
        <result><binding name="name"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">5</literal></binding></result>
        </results>
        </sparql>

        """, Write(Table with { Rows = [.. Table.Rows.Take(3)] }, ResultFormat.Xml));

    [Fact]
    public void Csv() => Assert.Equal(
        "thing,name\r\nhttp://x/điện&<1>,\"Điện \"\"Thái Hòa\"\",\n太和殿\"\r\n_:b0,\r\n,5\r\n\"a\tb\r\u0001\",x\r\n", Write(Table, ResultFormat.Csv));

    [Fact]
    public void Tsv() => Assert.Equal(
        "?thing\t?name\n<http://x/điện&<1>>\t\"Điện \\\"Thái Hòa\\\",\\n太和殿\"@vi\n_:b0\t\n\t5\n"
        + "\"a\\tb\\r\u0001\"^^<http://www.w3.org/2001/XMLSchema#date>\t\"x\"@ar--rtl\n", Write(Table, ResultFormat.Tsv));

    [Theory]
    [InlineData("07", Xsd.Integer, "07")]
    [InlineData("-7", Xsd.Integer, "-7")]
    [InlineData("seven", Xsd.Integer, "\"seven\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("1.", Xsd.Decimal, "\"1.\"^^<http://www.w3.org/2001/XMLSchema#decimal>")]
    [InlineData("1", Xsd.Decimal, "\"1\"^^<http://www.w3.org/2001/XMLSchema#decimal>")]
    [InlineData(".5", Xsd.Decimal, ".5")]
    [InlineData("1e0", Xsd.Double, "1e0")]
    [InlineData("INF", Xsd.Double, "\"INF\"^^<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("1.0", Xsd.Double, "\"1.0\"^^<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("true", Xsd.Boolean, "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>")]
    public void Tsv_shortens_a_number_only_where_Turtle_reads_the_same_literal(string lexical, string datatype, string written) =>
        Assert.Equal($"?x\n{written}\n", Write(new SolutionTable([new Variable("x")], [[new Literal(lexical, datatype)]]), ResultFormat.Tsv));

    [Fact]
    public void A_table_aligns_wide_and_combining_characters()
    {
        var table = new SolutionTable(
            [new Variable("hán"), new Variable("tên")],
            [[new Literal("高鼎"), new Literal("Cao đỉnh")], [new Literal("e\u0302\u0323"), new Iri("http://x/y#z")]]);
        string expected =
            """
            hán   tên
            ────  ────────
            高鼎  Cao đỉnh
            ệ     x:z
            2 rows

            """;
        Assert.Equal(expected.Replace("ệ", "e\u0302\u0323", StringComparison.Ordinal), Write(table, ResultFormat.Table, ("x", "http://x/y#")));
    }

    [Theory]
    [InlineData("json", "{\"head\":{},\"boolean\":true}\n")]
    [InlineData("csv", "true\r\n")]
    [InlineData("tsv", "true\n")]
    [InlineData("table", "true\n")]
    public void An_answer_of_yes_or_no(string name, string expected)
    {
        Assert.True(ResultFormat.TryFromName(name, out ResultFormat? format));
        using var stream = new MemoryStream();
        using var result = new BooleanResult(true);
        ResultWriter.Write(result, format, stream, TestContext.Current.CancellationToken);
        Assert.Equal(expected, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Xml_refuses_a_character_that_it_cannot_carry()
    {
        var error = Assert.Throws<InvalidDataException>(() => Write(Table, ResultFormat.Xml));
        Assert.Equal("The result holds the character U+0001, which XML cannot carry; ask for JSON or TSV.", error.Message);
    }

    [Fact]
    public void A_closed_stream_ends_the_writing_with_its_own_error()
    {
        var stream = new MemoryStream();
        stream.Dispose();
        using SolutionResult result = Table.ToResult(new MemorySnapshotBuilder().Build());
        Assert.Throws<ObjectDisposedException>(() => ResultWriter.Write(result, ResultFormat.Json, stream, TestContext.Current.CancellationToken));
    }

    private static string Write(SolutionTable table, ResultFormat format, params (string Prefix, string Iri)[] prefixes)
    {
        using var stream = new MemoryStream();
        using IQuadSnapshot snapshot = new MemorySnapshotBuilder().Build();
        using SolutionResult result = table.ToResult(snapshot);
        ResultWriter.Write(result, format, stream, TestContext.Current.CancellationToken, prefixes.ToDictionary(p => p.Prefix, p => p.Iri));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
