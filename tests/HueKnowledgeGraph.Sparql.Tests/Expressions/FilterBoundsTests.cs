using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class FilterBoundsTests
{
    [Theory]
    [InlineData("^Com", "Com")]
    [InlineData("^Com$", "Com")]
    [InlineData("^Com.*x", "Com")]
    [InlineData("^Coms?", "Com")]
    [InlineData("^Coms*", "Com")]
    [InlineData("^Coms+", "Coms")]
    [InlineData("^Coms{0,1}", "Com")]
    [InlineData("^c?", "")]
    [InlineData("^a|b", "")]
    [InlineData("Com", "")]
    [InlineData("^(Com)", "")]
    [InlineData("^A\\.B", "A")]
    [InlineData("^Điện Th", "Điện Th")]
    [InlineData("^😀?", "")]
    public void The_prefix_of_a_pattern_is_what_every_match_starts_with(string pattern, string expected) =>
        Assert.Equal(expected, FilterBounds.PrefixOf(pattern));

    // Literals lie language by language, so that a prefix is a range in each, and the bounds hold what lies between.
    [Theory]
    [InlineData("STRSTARTS(?x, 'Com')", 3)]
    [InlineData("REGEX(?x, '^Com')", 3)]
    [InlineData("REGEX(?x, '^Comb$')", 1)]
    [InlineData("REGEX(?x, '^Zz')", 0)]
    [InlineData("CONTAINS(?x, 'o')", 4)]
    [InlineData("REGEX(?x, '^COM', 'i')", 4)]
    public void Bounds_hold_every_stored_term_that_passes(string condition, int expectedWithin)
    {
        Iri holder = new("http://example.org/holder");
        Term[] terms =
        [
            new Literal("Comb"), Literal.WithLanguage("Common", "en"), new Literal("Dom"), Literal.WithLanguage("aCom", "vi"), new Literal("7", Xsd.Integer), new Iri("Com:x"),
        ];
        using QueryContext context = ExpressionTable.NewContext([.. terms.Select(term => new Quad(holder, holder, term))]);
        Expression expression = ExpressionTable.Parse(condition);
        Assert.True(FilterBounds.TryOf(expression, context, out Variable? variable, out ulong from, out ulong below));
        Assert.Equal(new Variable("x"), variable);
        ulong[] ids = [.. terms.Select(context.Terms.IdOf)];
        Assert.Equal(expectedWithin, ids.Count(id => id >= from && id < below));
        BatchExpression test = ExpressionTable.NewCompiler(context, new VariableLayout([new Variable("x")])).Compile(expression);
        using var batch = new Batch(1) { RowCount = 1 };
        foreach (ulong id in ids)
        {
            batch.Column(0)[0] = id;
            Assert.True(test.Select(batch, new int[1]) == 0 || (id >= from && id < below));
        }
    }

    [Theory]
    [InlineData("STRSTARTS(STR(?x), 'Com')")]
    [InlineData("?x > 5")]
    [InlineData("isIRI(?x)")]
    [InlineData("!CONTAINS(?x, 'a')")]
    public void Conditions_that_other_terms_may_pass_bound_nothing(string condition) =>
        Assert.False(FilterBounds.TryOf(ExpressionTable.Parse(condition), ExpressionTable.NewContext(), out _, out _, out _));
}
