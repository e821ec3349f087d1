using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Rdf.Tests.Turtle;

public sealed class TurtleDocumentWriterTests
{
    private const string Bell = """
        @prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .
        @prefix hue: <http://hue.vn/id/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

        hue:bell a crm:E22_Human-Made_Object ;
            rdfs:label "Thiên Mụ bell"@en , "Đại hồng chung"@vi ;
            hue:motifs ( hue:dragon "sun" [ hue:of hue:sky ] ) ;
            hue:seen hue:shared , _:twice ;
            crm:P43_has_dimension [ a crm:E54_Dimension ;
                crm:P90_has_value 2052 ] .

        hue:ring hue:in _:twice .

        _:twice rdfs:label "twice" .

        """;

    [Fact]
    public void A_document_is_laid_out_for_people_whatever_the_order_of_its_statements()
    {
        List<Quad> quads = QuadList.Read(Bell, RdfFormat.Turtle);
        (string, string)[] prefixes =
        [
            ("unused", "http://unused.example/"), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            ("hue", "http://hue.vn/id/"), ("crm", "http://www.cidoc-crm.org/cidoc-crm/"),
        ];
        Assert.Equal(Bell, Write(quads, RdfFormat.Turtle, prefixes));
        quads.Reverse();
        Assert.Equal(Bell, Write(quads, RdfFormat.Turtle, prefixes));
    }

    [Theory]
    [InlineData("_:a <urn:p> _:a .")]
    [InlineData("_:a <urn:p> _:b . _:b <urn:p> _:a .")]
    [InlineData("_:a <urn:p> _:b . _:b <urn:p> _:c . _:c <urn:p> _:b .")]
    [InlineData("<urn:s> <urn:p> _:a . _:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:a .")]
    [InlineData("<urn:s> <urn:p> ( 1 2 ) , ( ) . ( 3 ) <urn:p> ( ( ) ( 4 ) ) .")]
    [InlineData("<urn:s> <urn:p> _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 , 2 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> () .")]
    [InlineData("_:g { <urn:s> <urn:p> [ <urn:p> _:g ] } <urn:h> { <urn:s> <urn:p> _:x . _:x <urn:p> 1 } { _:x <urn:p> 2 }")]
    [InlineData("<urn:s> <urn:p> _:x . _:x <urn:p> 1 . <urn:s> <urn:q> <<( _:x <urn:p> 1 )>> .")]
    [InlineData("<urn:s> <urn:p> 1 {| <urn:q> [ <urn:r> 2 ] |} .")]
    public void Rings_lists_and_shared_nodes_come_back(string text) => CheckRoundTrip(QuadList.Read(text, RdfFormat.TriG));

    [Fact]
    public void Any_quads_come_back() => RandomTerms.Quads.SampleFixed(CheckRoundTrip, iter: 3000);

    [Fact]
    public void Blank_nodes_far_inside_each_other_come_back()
    {
        const int Depth = 2000;
        CheckRoundTrip([.. Enumerable.Range(0, Depth).Select(i => new Quad(new BlankNode($"n{i}"), new Iri("urn:p"), new BlankNode($"n{i + 1}")))]);
        CheckRoundTrip(QuadList.Read("<urn:s> <urn:p> " + new string('(', 300) + new string(')', 300) + " .", RdfFormat.Turtle));
    }

    private static void CheckRoundTrip(IEnumerable<Quad> quads)
    {
        string text = Write(quads, RdfFormat.TriG, ("", "http://hue.vn/"), ("x.y", "urn:x:"));
        Assert.True(GraphIsomorphism.AreIsomorphic(quads, QuadList.Read(text, RdfFormat.TriG)), text);
    }

    private static string Write(IEnumerable<Quad> quads, RdfFormat format, params (string Prefix, string Iri)[] prefixes)
    {
        var output = new MemoryStream();
        using (RdfWriter writer = RdfWriter.CreateDocument(format, output))
        {
            foreach ((string prefix, string iri) in prefixes)
                writer.Prefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));
            foreach (Quad quad in quads)
                quad.PushTo(writer);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
