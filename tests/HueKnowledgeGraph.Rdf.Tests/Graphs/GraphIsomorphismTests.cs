namespace HueKnowledgeGraph.Rdf.Tests.Graphs;

public sealed class GraphIsomorphismTests
{
    [Theory]
    [InlineData("_:a <urn:p> _:b . _:b <urn:p> _:c .", "_:x <urn:p> _:y . _:z <urn:p> _:x .", true)]
    [InlineData("_:a <urn:p> _:b . _:b <urn:p> _:c .", "_:x <urn:p> _:y . _:z <urn:p> _:y .", false)]
    [InlineData("_:a <urn:p> 1 .", "_:a <urn:p> 2 .", false)]
    [InlineData("_:a <urn:p> 1 . _:b <urn:p> 1 .", "_:a <urn:p> 1 .", false)]
    [InlineData("_:a <urn:p> <<( _:a <urn:q> _:b )>> .", "_:b <urn:p> <<( _:b <urn:q> _:a )>> .", true)]
    [InlineData("_:a <urn:p> <<( _:a <urn:q> _:b )>> .", "_:b <urn:p> <<( _:a <urn:q> _:b )>> .", false)]
    [InlineData("<urn:s> <urn:p> 1 .", "<urn:s> <urn:p> 1, 1 .", true)]
    [InlineData("", "", true)]
    public void Small_graphs(string left, string right, bool expected) =>
        Assert.Equal(expected, GraphIsomorphism.AreIsomorphic(QuadList.Read(left, RdfFormat.Turtle), QuadList.Read(right, RdfFormat.Turtle)));

    [Fact]
    public void Two_triangles_are_not_a_ring_of_six()
    {
        // Every node has one neighbour on each side, so refinement alone cannot tell them apart.
        List<Quad> ring = Ring("r", 6);
        List<Quad> triangles = [.. Ring("s", 3), .. Ring("t", 3)];
        Assert.False(GraphIsomorphism.AreIsomorphic(ring, triangles));
        Assert.True(GraphIsomorphism.AreIsomorphic(triangles, [.. Ring("b", 3), .. Ring("a", 3)]));
        Assert.True(GraphIsomorphism.AreIsomorphic(ring, Ring("z", 6)));
    }

    [Fact]
    public void Graph_names_that_are_blank_nodes_are_mapped()
    {
        List<Quad> left = QuadList.Read("_:g { _:a <urn:p> 1 } _:h { _:a <urn:p> 2 }", RdfFormat.TriG);
        Assert.True(GraphIsomorphism.TryMap(left, QuadList.Read("_:a { _:g <urn:p> 2 } _:h { _:g <urn:p> 1 }", RdfFormat.TriG), out var mapping));
        Assert.Equal(("h", "a", "g"), (mapping["g"], mapping["h"], mapping["a"]));
    }

    private static List<Quad> Ring(string name, int size) =>
    [
        .. Enumerable.Range(0, size).Select(i => new Quad(new BlankNode(name + i), new Iri("urn:next"), new BlankNode(name + ((i + 1) % size)))),
    ];
}
