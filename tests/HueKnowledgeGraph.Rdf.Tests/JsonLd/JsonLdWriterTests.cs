using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.JsonLd;

public sealed class JsonLdWriterTests
{
    [Fact]
    public void Without_prefixes_it_writes_the_expanded_form()
    {
        Assert.Equal(
            """
            [
            {"@id":"http://hue.vn/id/điện","@type":["http://hue.vn/Palace"],"http://hue.vn/name":[{"@value":"Điện \"Thái Hòa\"","@language":"vi"},{"@value":"太和殿"}]},
            {"@id":"_:b","http://hue.vn/built":[{"@value":"1805","@type":"http://www.w3.org/2001/XMLSchema#gYear"}]}
            ]

            """.ReplaceLineEndings("\n"),
            Write(
                """
                <http://hue.vn/id/điện> a <http://hue.vn/Palace> ; <http://hue.vn/name> "Điện \"Thái Hòa\""@vi, "太和殿" .
                _:b <http://hue.vn/built> "1805"^^<http://www.w3.org/2001/XMLSchema#gYear> .
                """));
    }

    [Fact]
    public void With_prefixes_it_writes_a_context_short_names_and_plain_values()
    {
        Assert.Equal(
            """
            {"@context":{"d":{"@id":"http://hue.vn/id/đi","@prefix":true},"h":"http://hue.vn/"},"@graph":[
            {"@id":"d:ện","@type":"h:Palace","h:name":["Thái Hòa",{"@value":"太和殿","@language":"zh"}],"h:pillars":80,"h:tall":1.5,"h:open":true,"h:of":{"@id":"h:x"}}
            ]}

            """.ReplaceLineEndings("\n").Replace("1.5", """{"@value":"1.5","@type":"http://www.w3.org/2001/XMLSchema#decimal"}""", StringComparison.Ordinal),
            Write(
                """
                @prefix h: <http://hue.vn/> . @prefix d: <http://hue.vn/id/đi> . @prefix : <http://hue.vn/none/> .
                <http://hue.vn/id/điện> a h:Palace ; h:name "Thái Hòa", "太和殿"@zh ; h:pillars 80 ; h:tall 1.5 ; h:open true ; h:of h:x .
                """));
    }

    [Fact]
    public void A_property_that_comes_again_begins_the_node_anew()
    {
        string text = Write("<urn:s> <urn:p> 1 ; <urn:q> 2 ; <urn:p> 3 .");
        Assert.Equal(2, text.Split("\"@id\":\"urn:s\"").Length - 1);
        Assert.Equal(3, QuadList.Read(text, RdfFormat.JsonLd).Count);
    }

    [Fact]
    public void Graphs_stand_as_objects_with_their_nodes() => Assert.Equal(
        """
        [
        {"@id":"urn:s","urn:p":[{"@id":"urn:o"}]},
        {"@id":"urn:g","@graph":[
        {"@id":"urn:s","urn:p":[{"@id":"urn:o"}]},
        {"@id":"urn:t","urn:p":[{"@id":"urn:o"}]}
        ]}
        ]

        """.ReplaceLineEndings("\n"),
        Write("<urn:s> <urn:p> <urn:o> . <urn:g> { <urn:s> <urn:p> <urn:o> . <urn:t> <urn:p> <urn:o> }", RdfFormat.TriG));

    [Fact]
    public void Nothing_is_an_empty_array() => Assert.Equal("[\n]\n", Write(""));

    [Fact]
    public void A_prefix_that_would_be_taken_for_a_scheme_is_refused()
    {
        const string Turtle = "@prefix isbn: <http://isbn.example/> . <isbn:978> <http://x.example/p> isbn:1 .";
        Assert.Contains("'isbn'", Assert.Throws<InvalidOperationException>(() => Write(Turtle)).Message, StringComparison.Ordinal);
    }

    private static string Write(string turtle, RdfFormat? format = null)
    {
        var output = new MemoryStream();
        using (RdfWriter writer = RdfWriter.Create(RdfFormat.JsonLd, output))
            RdfReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(turtle)), format ?? RdfFormat.Turtle, writer);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
