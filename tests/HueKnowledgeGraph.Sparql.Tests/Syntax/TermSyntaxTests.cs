using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>IRIs, literals and names as written, and the terms that they mean.</summary>
public sealed class TermSyntaxTests
{
    [Theory]
    [InlineData("'a\\tb\\\\n\\''", "a\tb\\n'")]
    [InlineData("'''a'b''c\n'''", "a'b''c\n")]
    [InlineData("\"\"\"say \\\"\"\"\"", "say \"")]
    [InlineData("'Hu\\u1EBF \\U0002000B'", "Huế 𠀋")]
    [InlineData("'\\\\u0041'", "\\u0041")]
    [InlineData("'\\u005Cn'", "\\n")]
    [InlineData("''", "")]
    public void Escapes_in_strings_are_resolved_once(string written, string lexical) =>
        Assert.Equal(new Literal(lexical), Parse(written));

    [Theory]
    [InlineData("1", "1", Xsd.Integer)]
    [InlineData("-1.50", "-1.50", Xsd.Decimal)]
    [InlineData("+.5", "+.5", Xsd.Decimal)]
    [InlineData("1e6", "1e6", Xsd.Double)]
    [InlineData("1.e-6", "1.e-6", Xsd.Double)]
    [InlineData("TRUE", "true", Xsd.Boolean)]
    [InlineData("'x'^^xsd:date", "x", Xsd.Date)]
    [InlineData("'x'^^xsd:string", "x", Xsd.String)]
    public void Literals_keep_their_lexical_form(string written, string lexical, string datatype) =>
        Assert.Equal(new Literal(lexical, datatype), Parse(written));

    [Fact]
    public void Languages_may_have_a_direction()
    {
        Assert.Equal(Literal.WithLanguage("a", "vi-Hani"), Parse("'a'@vi-Hani"));
        Assert.Equal(Literal.WithLanguage("a", "ar", BaseDirection.RightToLeft), Parse("'a'@ar--rtl"));
    }

    [Theory]
    [InlineData("x:a.b", "http://x/a.b")]
    [InlineData("x:a\\.\\,%20", "http://x/a.,%20")]
    [InlineData("x:", "http://x/")]
    [InlineData("x:1:2", "http://x/1:2")]
    [InlineData("x:điện", "http://x/điện")]
    [InlineData("<a/../b?c#d>", "http://base/e/b?c#d")]
    [InlineData("<#d>", "http://base/e/f#d")]
    [InlineData("<>", "http://base/e/f")]
    [InlineData("<../../g>", "http://base/g")]
    [InlineData("<//h/./i>", "http://h/i")]
    [InlineData("<?q>", "http://base/e/f?q")]
    [InlineData("<http://x/a/../b>", "http://x/a/../b")]
    [InlineData("<Hu\\u1EBF>", "http://base/e/Huế")]
    public void Names_and_references_are_expanded(string written, string iri) => Assert.Equal(new Iri(iri), Parse(written));

    [Fact]
    public void A_name_ends_before_the_final_point()
    {
        Query query = SparqlParser.ParseQuery("PREFIX x: <x:> ASK { ?s x:p x:o. ?s x:p _:b. ?s x:p 1. }");
        Assert.Equal("(bgp (?s <x:p> <x:o>) (?s <x:p> ?._b) (?s <x:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>))", AlgebraText.Of(query.Pattern));
    }

    [Fact]
    public void A_comparison_is_no_iri()
    {
        Query query = SparqlParser.ParseQuery("ASK { FILTER(?a<?b && ?c>?d) }");
        Assert.Equal("(filter (&& (< ?a ?b) (> ?c ?d))\n  (bgp))", AlgebraText.Of(query.Pattern));
    }

    [Fact]
    public void A_sign_binds_to_the_number_only_where_an_operand_is_expected()
    {
        Query query = SparqlParser.ParseQuery("ASK { FILTER(?a-1 = -1) }");
        Assert.Equal(
            "(filter (= (- ?a \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>) \"-1\"^^<http://www.w3.org/2001/XMLSchema#integer>)\n  (bgp))",
            AlgebraText.Of(query.Pattern));
    }

    private static Term Parse(string written)
    {
        Query query = SparqlParser.ParseQuery(
            $"PREFIX x: <http://x/> PREFIX xsd: <{Xsd.Namespace}> ASK {{ VALUES ?x {{ {written} }} }}", "http://base/e/f");
        return Assert.IsType<ValuesPattern>(query.Pattern).Rows[0][0]!;
    }
}
