using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Reading results piece by piece gives what reading them whole gives; a document that is cut anywhere is an error.</summary>
public sealed class SolutionStreamTests
{
    private const string Json = """
        {"link":[1,{"a":[]}],"head":{"vars":["x","y"]},"results":{"ordered":false,"bindings":[
          {"x":{"type":"uri","value":"https://hue.example/id/1"},"y":{"type":"literal","value":"Điện \"Thái Hòa\"","xml:lang":"vi"}},
          {},
          {"y":{"type":"typed-literal","value":"1805","datatype":"http://www.w3.org/2001/XMLSchema#integer"},"x":{"type":"bnode","value":"nodeID://b1"}}
        ]},"meta":{}}
        """;

    private const string Xml = """
        <?xml version="1.0"?>
        <sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/><variable name="y"/></head><results>
          <result><binding name="x"><uri>https://hue.example/id/1</uri></binding><binding name="y"><literal xml:lang="vi">Điện "Thái Hòa"</literal></binding></result>
          <result/><result><binding name="y"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">1805</literal></binding><binding name="x"><bnode>nodeID://b1</bnode></binding></result>
        </results></sparql>
        """;

    private static readonly string[] Expected =
        ["x=<https://hue.example/id/1> y=\"Điện \\\"Thái Hòa\\\"\"@vi", "", "x=_:nodeID://b1 y=\"1805\"^^<http://www.w3.org/2001/XMLSchema#integer>"];

    public static TheoryData<string, string> Documents => new() { { "json", Json }, { "xml", Xml } };

    [Theory, MemberData(nameof(Documents))]
    public void Solutions_come_whatever_the_pieces_are(string format, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        foreach (int piece in new[] { 1, 2, 7, 100, 1 << 16 })
            Assert.Equal(Expected, Read(new Pieces(bytes, piece), format));
    }

    [Theory, MemberData(nameof(Documents))]
    public void A_document_that_is_cut_is_never_an_answer(string format, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimEnd());
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => Read(new Pieces(bytes[..length], 64), format));
    }

    [Theory]
    [InlineData("json", """{"head":{},"boolean":true}""")]
    [InlineData("json", """{"results":{"bindings":[1]}}""")]
    [InlineData("json", """{"results":{"bindings":[{"x":{"type":"colour","value":"red"}}]}}""")]
    [InlineData("json", "<html>")]
    [InlineData("xml", """<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>""")]
    [InlineData("xml", """<!DOCTYPE x [<!ENTITY a "b">]><sparql xmlns="http://www.w3.org/2005/sparql-results#"><results/></sparql>""")]
    public void What_is_no_answer_to_SELECT_is_refused(string format, string text) =>
        Assert.Throws<InvalidDataException>(() => Read(new Pieces(Encoding.UTF8.GetBytes(text), 64), format));

    [Fact]
    public void Many_solutions_pass_through_a_small_buffer()
    {
        string many = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$$"""{"x":{"type":"literal","value":"{{{i}}}"}}"""));
        Assert.Equal(20_000, Read(new Pieces(Encoding.UTF8.GetBytes("{\"results\":{\"bindings\":[" + many + "]}}"), 1000), "json").Count);
    }

    private static List<string> Read(Stream stream, string format)
    {
        using SolutionStream solutions = SolutionStream.Open(stream, format == "json" ? ResultFormat.Json : ResultFormat.Xml);
        var bindings = new List<(string Name, Term Value)>();
        var rows = new List<string>();
        while (solutions.Next(bindings))
            rows.Add(string.Join(' ', bindings.OrderBy(b => b.Name, StringComparer.Ordinal).Select(b => $"{b.Name}={b.Value}")));
        return rows;
    }

    /// <summary>Gives at most some bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
