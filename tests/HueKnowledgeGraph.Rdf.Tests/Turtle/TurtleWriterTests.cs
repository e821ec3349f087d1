using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.Turtle;

public sealed class TurtleWriterTests
{
    [Fact]
    public void Statements_that_follow_each_other_are_joined()
    {
        const string Expected = """
            @prefix hue: <http://hue.vn/id/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

            hue:bell a hue:Bell ;
                hue:weight 2052 , 2.052 , 2.1e3 , true , "01"^^xsd:boolean , "1,5"^^xsd:decimal ;
                hue:name "Chuông"@vi , "\"bell\"\n"@en--ltr .

            <http://hue.vn/id/a/b> <http://hue.vn/p> hue: , <http://hue.vn/id/x.> , _:b .

            hue:graph {
            hue:bell a hue:Bell .
            }

            hue:bell a <<( <http://hue.vn/id/bell> <urn:p> "x" )>> .

            """;
        List<Quad> quads = QuadList.Read(Expected, RdfFormat.TriG);
        Assert.Equal(14, quads.Count);
        string written = Encoding.UTF8.GetString(quads.Write(RdfFormat.TriG, ("hue", "http://hue.vn/id/"), ("xsd", Xsd.Namespace)));
        Assert.Equal(Expected, written);
    }

    [Fact]
    public void A_prefix_that_comes_late_ends_the_statement_and_the_graph()
    {
        var output = new MemoryStream();
        using (RdfWriter writer = RdfWriter.Create(RdfFormat.TriG, output))
        {
            var quad = new Quad(new Iri("urn:x:s"), new Iri("urn:x:p"), new Iri("urn:x:o"), new Iri("urn:x:g"));
            new[] { quad }.Send(writer);
            writer.Prefix("x"u8, "urn:x:"u8);
            writer.Prefix("x"u8, "urn:x:"u8);
            new[] { quad }.Send(writer);
        }

        Assert.Equal(
            "\n<urn:x:g> {\n<urn:x:s> <urn:x:p> <urn:x:o> .\n}\n\n@prefix x: <urn:x:> .\n\nx:g {\nx:s x:p x:o .\n}\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }
}
