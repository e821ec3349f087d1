using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql.Tests.Syntax;

public sealed class UpdateSyntaxTests
{
    [Fact]
    public void A_request_holds_its_operations_in_order()
    {
        UpdateRequest request = SparqlParser.ParseUpdate(
            """
            PREFIX : <x:>
            LOAD SILENT :doc INTO GRAPH :g ; CLEAR NAMED ; DROP GRAPH :g ; CREATE :g
            """.Replace("CREATE :g", "CREATE GRAPH :g ; MOVE DEFAULT TO :g ;", StringComparison.Ordinal));
        var g = new Iri("x:g");
        Assert.Equal(
            [
                new LoadOperation(new Iri("x:doc"), g, true),
                new ClearOperation(new GraphTarget(GraphTargetScope.Named), false),
                new DropOperation(new GraphTarget(GraphTargetScope.One, g), false),
                new CreateOperation(g, false),
                new TransferOperation(TransferKind.Move, null, g, false),
            ],
            request.Operations);
    }

    [Fact]
    public void Data_keeps_its_graphs()
    {
        UpdateRequest request = SparqlParser.ParseUpdate("INSERT DATA { <x:a> <x:p> 1 GRAPH <x:g> { <x:a> <x:p> _:b } . <x:a> <x:p> 2 }");
        var insert = Assert.IsType<InsertDataOperation>(Assert.Single(request.Operations));
        Assert.Equal([null, "<x:g>", null], insert.Quads.Select(q => q.Graph?.ToString()));
    }

    [Fact]
    public void Delete_where_is_pattern_and_template_in_one()
    {
        UpdateRequest request = SparqlParser.ParseUpdate("DELETE WHERE { ?a <x:p> ?b GRAPH ?g { ?b <x:q> ?c . ?c <x:r> ?d } }");
        var modify = Assert.IsType<ModifyOperation>(Assert.Single(request.Operations));
        Assert.Equal(3, modify.Delete.Count);
        Assert.Equal(
            "(join\n  (bgp (?a <x:p> ?b))\n  (graph ?g\n    (bgp (?b <x:q> ?c) (?c <x:r> ?d))))", AlgebraText.Of(modify.Pattern));
    }

    [Fact]
    public void Modify_has_all_its_parts()
    {
        UpdateRequest request = SparqlParser.ParseUpdate(
            "WITH <x:g> DELETE { ?a <x:p> ?b } INSERT { ?a <x:q> [] } USING <x:u> USING NAMED <x:n> WHERE { ?a <x:p> ?b }");
        var modify = Assert.IsType<ModifyOperation>(Assert.Single(request.Operations));
        Assert.Equal(new Iri("x:g"), modify.With);
        Assert.Equal([new Iri("x:u")], modify.Using);
        Assert.Equal([new Iri("x:n")], modify.UsingNamed);
        Assert.Single(modify.Delete);
        Assert.IsType<PatternTerm.Constant>(Assert.Single(modify.Insert).Triple.Object);
    }
}
