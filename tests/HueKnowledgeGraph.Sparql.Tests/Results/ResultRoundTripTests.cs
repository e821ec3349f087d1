using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests.Results;

/// <summary>What is written is read back as the same solutions.</summary>
public sealed class ResultRoundTripTests
{
    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.Char["ab ,;\"'\\\t\n\r<>&{}|^?_:@.-ệ太"].Array[0, 20].Select(c => new string(c)), Gen.String[Gen.Char[' ', '\u02FF'], 0, 40]);

    private static readonly Gen<string> Names = Gen.Char["abcxyz019"].Array[1, 8].Select(c => "n" + new string(c));

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Names.Select(n => (Term)new Iri("http://example.org/" + n)),
        Names.Select(n => (Term)new BlankNode(n)),
        Texts.Select(t => (Term)new Literal(t)),
        Texts.Select(t => (Term)Literal.WithLanguage(t, "vi-Latn")),
        Texts.Select(t => (Term)Literal.WithLanguage(t, "ar", BaseDirection.RightToLeft)),
        Gen.Int.Select(i => (Term)new Literal(i.ToString(System.Globalization.CultureInfo.InvariantCulture), Xsd.Integer)),
        Texts.Select(t => (Term)new Literal(t, Xsd.Double)),
        Names.Select(n => (Term)new TripleTerm(new Iri("x:s"), new Iri("x:p"), new TripleTerm(new BlankNode(n), new Iri("x:p"), new Literal(n)))));

    private static readonly Gen<SolutionTable> Tables =
        from width in Gen.Int[0, 4]
        from rows in Gen.OneOf(Terms.Select(t => (Term?)t), Gen.Const((Term?)null)).Array[width].Array[0, 30]
        select new SolutionTable([.. Enumerable.Range(0, width).Select(i => new Variable("v" + i))], rows);

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    [InlineData("tsv")]
    public void Any_table_comes_back(string name) => Tables.SampleFixed(table => AssertComesBack(table, name), iter: 300);

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    [InlineData("tsv")]
    public void More_rows_than_a_batch_and_than_the_buffer_come_back(string name)
    {
        Term?[][] rows = [.. Enumerable.Range(0, 2 * Batch.Capacity + 1).Select(i =>
            new Term?[] { new Iri("http://example.org/" + (i % 700)), i % 3 == 0 ? null : new Literal(new string('x', i % 300) + i) })];
        AssertComesBack(new SolutionTable([new Variable("a"), new Variable("b")], rows), name);
    }

    [Fact]
    public async Task Writing_asynchronously_gives_the_same_bytes()
    {
        Term?[][] rows = [.. Enumerable.Range(0, 10_000).Select(i => new Term?[] { new Literal("số " + i) })];
        var table = new SolutionTable([new Variable("a")], rows);
        using IQuadSnapshot snapshot = new MemorySnapshotBuilder().Build();
        using var stream = new MemoryStream();
        using (SolutionResult result = table.ToResult(snapshot))
            await ResultWriter.WriteAsync(result, ResultFormat.Tsv, stream, TestContext.Current.CancellationToken);
        Assert.Equal(Write(table, ResultFormat.Tsv), stream.ToArray());
    }

    [Fact]
    public void Csv_comes_back_as_text()
    {
        var table = new SolutionTable(
            [new Variable("a"), new Variable("b")], [[new Iri("x:y"), new Literal("a,\"b\"\r\nc")], [new BlankNode("n"), null], [new Literal("1", Xsd.Integer), null]]);
        SolutionTable? read = Read(Write(table, ResultFormat.Csv), ResultFormat.Csv).Solutions;
        Assert.Equal(
            [[new Literal("x:y"), new Literal("a,\"b\"\r\nc")], [new BlankNode("n"), null], [new Literal("1"), null]], read!.Rows);
    }

    [Theory]
    [InlineData("json", "{\"head\":{}}", "The JSON result cannot be read: expected an object with 'results'.")]
    [InlineData("json", "{\"head\":{\"vars\":[]},\"results\":{\"bindings\":[{\"x\":{\"type\":\"uri\",\"value\":\"x:y\"}}]}}",
        "The JSON result cannot be read: a row binds 'x', which the head does not name.")]
    [InlineData("xml", "<html/>", "The XML result cannot be read: expected the element sparql of http://www.w3.org/2005/sparql-results#, found html.")]
    [InlineData("tsv", "?a\t?b\n1\n", "The TSV result cannot be read: row 1 has 1 columns, the head has 2.")]
    [InlineData("csv", "a\n\"b", "The CSV result cannot be read: a quoted value has no end.")]
    public void A_broken_document_says_what_is_wrong(string name, string text, string message)
    {
        Assert.True(ResultFormat.TryFromName(name, out ResultFormat? format));
        var error = Assert.Throws<ResultFormatException>(() => Read(System.Text.Encoding.UTF8.GetBytes(text), format));
        Assert.Equal(message, error.Message);
    }

    private static void AssertComesBack(SolutionTable table, string name)
    {
        Assert.True(ResultFormat.TryFromName(name, out ResultFormat? format));
        SolutionTable? read = Read(Write(table, format), format).Solutions;
        Assert.Equal(table.Variables, read!.Variables);
        Assert.Equal(table.Rows, read.Rows);
    }

    private static byte[] Write(SolutionTable table, ResultFormat format)
    {
        using var stream = new MemoryStream();
        using IQuadSnapshot snapshot = new MemorySnapshotBuilder().Build();
        using SolutionResult result = table.ToResult(snapshot);
        ResultWriter.Write(result, format, stream);
        return stream.ToArray();
    }

    private static ResultDocument Read(byte[] bytes, ResultFormat format)
    {
        using var stream = new MemoryStream(bytes);
        return ResultReader.Read(stream, format);
    }
}
