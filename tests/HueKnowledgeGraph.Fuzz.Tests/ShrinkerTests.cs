namespace HueKnowledgeGraph.Fuzz.Tests;

public sealed class ShrinkerTests
{
    [Fact]
    public void What_does_not_matter_is_left_out()
    {
        var random = new FuzzRandom(5);
        var queries = new QueryGenerator(random);
        string[] statements = ["<http://example.org/a> <http://example.org/p> \"1\"", "<http://example.org/b> <http://example.org/q> \"2\"", "<http://example.org/c> <http://example.org/p> \"3\""];
        Piece filter = new(Sort.Element, "FILTER (#)", new Piece(Sort.Expression, "(# = #)", new Piece(Sort.Expression, "STR(#)", new Piece(Sort.Expression, "?x")), new Piece(Sort.Expression, "'a'")));
        Piece group = new(Sort.Group, "{ # }", [.. queries.Group(2).Parts, filter], 1);
        var found = new FuzzCase(new FuzzDataset(statements), new Piece(Sort.Other, "SELECT DISTINCT ?x ?y #", group), queries.Condition(), true);

        // A fault that shows wherever STR is called over data that holds a "2".
        (FuzzCase small, string text) = Shrinker.Shrink(found, "first", candidate =>
            candidate.Query.Contains("STR(", StringComparison.Ordinal) && candidate.Dataset.Statements.Any(s => s.Contains("\"2\"", StringComparison.Ordinal)) ? "still" : null);

        Assert.Equal("still", text);
        Assert.Equal([statements[1]], small.Dataset.Statements);
        Assert.Equal("SELECT * { FILTER (STR(?x)) }", small.Form.ToString());
    }

    [Fact]
    public void A_failure_reads_back_from_its_file()
    {
        var dataset = new FuzzDataset(["<http://example.org/a> <http://example.org/p> \"Huế\"@vi"]);
        var found = new FuzzCase(dataset, new Piece(Sort.Other, "SELECT ?x #", new Piece(Sort.Group, "{ ?x :p ?y }")), new Piece(Sort.Expression, "?x = :a"), false);
        FuzzCase read = FuzzFailure.ReadFile(new FuzzFailure("planner", "seed 1", found, "a\nb").ToFile());
        Assert.Equal(found.Query, read.Query);
        Assert.Equal(found.Condition.ToString(), read.Condition.ToString());
        Assert.Equal(dataset.Statements, read.Dataset.Statements);
        Assert.False(read.UnionDefaultGraph);
    }
}
