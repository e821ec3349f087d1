using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class TermFunctionTests
{
    [Theory]
    [InlineData("isIRI(:a)", true)]
    [InlineData("isURI('a')", false)]
    [InlineData("isBlank(BNODE())", true)]
    [InlineData("isBlank(:a)", false)]
    [InlineData("isLiteral('a'@en)", true)]
    [InlineData("isLiteral(1)", true)]
    [InlineData("isLiteral(:a)", false)]
    [InlineData("isLiteral(<<(:s :p :o)>>)", false)]
    [InlineData("isNumeric(12)", true)]
    [InlineData("isNumeric('12')", false)]
    [InlineData("isNumeric('12'^^xsd:nonNegativeInteger)", true)]
    [InlineData("isNumeric('1200'^^xsd:byte)", false)]
    [InlineData("isNumeric('x'^^xsd:double)", false)]
    [InlineData("isTRIPLE(<<(:s :p :o)>>)", true)]
    [InlineData("hasLANG('a'@en)", true)]
    [InlineData("hasLANG('a')", false)]
    [InlineData("hasLANGDIR('a'@en--ltr)", true)]
    [InlineData("hasLANGDIR('a'@en)", false)]
    [InlineData("hasLANG('a'@en--ltr)", true)]
    public void Kinds_are_told_apart(string expression, bool expected) =>
        Assert.Equal($"\"{(expected ? "true" : "false")}\"^^<boolean>", ExpressionTable.Evaluate(expression));

    [Theory]
    [InlineData("STR(:a)", "\"http://example.org/a\"")]
    [InlineData("STR(007)", "\"007\"")]
    [InlineData("STR(1.50)", "\"1.50\"")]
    [InlineData("STR(1 + 1.5)", "\"2.5\"")]
    [InlineData("STR('a'@en)", "\"a\"")]
    [InlineData("STR('1802-06-01'^^xsd:date)", "\"1802-06-01\"")]
    [InlineData("STR(BNODE())", "error")]
    [InlineData("LANG('a'@vi-VN)", "\"vi-VN\"")]
    [InlineData("LANG('a')", "\"\"")]
    [InlineData("LANG(1)", "\"\"")]
    [InlineData("LANG(:a)", "error")]
    [InlineData("LANGDIR('a'@ar--rtl)", "\"rtl\"")]
    [InlineData("LANGDIR('a'@ar)", "\"\"")]
    [InlineData("DATATYPE('a')", "<http://www.w3.org/2001/XMLSchema#string>")]
    [InlineData("DATATYPE('a'@en)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>")]
    [InlineData("DATATYPE('a'@en--ltr)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>")]
    [InlineData("DATATYPE(1 + 1)", "<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("DATATYPE(1e0 + 1)", "<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("DATATYPE('x'^^:t)", "<http://example.org/t>")]
    [InlineData("DATATYPE(:a)", "error")]
    [InlineData("IRI('a/../b')", "<http://example.org/b>")]
    [InlineData("URI(:a)", "<http://example.org/a>")]
    [InlineData("IRI('http://a b/')", "error")]
    [InlineData("IRI(1)", "error")]
    [InlineData("STRDT('7', xsd:integer)", "\"7\"^^<integer>")]
    [InlineData("STRDT('7', xsd:string)", "\"7\"")]
    [InlineData("STRDT('7'@en, xsd:integer)", "error")]
    [InlineData("STRDT(7, xsd:string)", "error")]
    [InlineData("STRLANG('chat', 'fr')", "\"chat\"@fr")]
    [InlineData("STRLANG('chat'@en, 'fr')", "error")]
    [InlineData("STRLANG('chat', '')", "error")]
    [InlineData("STRLANGDIR('abc', 'en', 'ltr')", "\"abc\"@en--ltr")]
    [InlineData("STRLANGDIR('abc', 'en', 'LTR')", "error")]
    [InlineData("SUBJECT(<<(:s :p :o)>>)", "<http://example.org/s>")]
    [InlineData("OBJECT(TRIPLE(:s, :p, 1))", "\"1\"^^<integer>")]
    [InlineData("PREDICATE(<<(:s :p <<(:x :y :z)>>)>>)", "<http://example.org/p>")]
    [InlineData("TRIPLE('a', :p, :o)", "error")]
    [InlineData("TRIPLE(:s, 'p', :o)", "error")]
    [InlineData("SUBJECT(:s)", "error")]
    [InlineData("UUID() = UUID()", "\"false\"^^<boolean>")]
    [InlineData("REGEX(STR(UUID()), '^urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$')", "\"true\"^^<boolean>")]
    [InlineData("STRLEN(STRUUID())", "\"36\"^^<integer>")]
    [InlineData("BNODE('a') = BNODE('a')", "\"true\"^^<boolean>")]
    [InlineData("BNODE('a') = BNODE('b')", "\"false\"^^<boolean>")]
    [InlineData("BNODE() = BNODE()", "\"false\"^^<boolean>")]
    public void Terms_are_taken_apart_and_made(string expression, string expected) =>
        Assert.Equal(expected, ExpressionTable.Evaluate(expression));

    [Fact]
    public void A_volatile_function_is_called_for_each_row()
    {
        using QueryContext context = ExpressionTable.NewContext();
        var layout = new VariableLayout([new Variable("x")]);
        using var batch = new Batch(1) { RowCount = 100 };
        batch.Column(0).Fill(context.Terms.IdOf(new Literal("a")));
        ulong[] result = new ulong[100];
        foreach (string volatileCall in new[] { "UUID()", "RAND()", "BNODE()", "BNODE(?x)", "STRUUID()" })
        {
            ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse(volatileCall)).Evaluate(batch, result);
            Assert.Equal(100, result.Distinct().Count());
        }
    }

    [Fact]
    public void Labels_give_equal_blank_nodes_within_a_solution_also_from_two_expressions()
    {
        using QueryContext context = ExpressionTable.NewContext();
        var layout = new VariableLayout([]);
        using var batch = new Batch(0) { RowCount = 3 };
        ulong[] first = new ulong[3];
        ulong[] second = new ulong[3];
        ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse("BNODE('a')")).Evaluate(batch, first);
        ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse("BNODE('a')")).Evaluate(batch, second);
        Assert.Equal(first, second);
        Assert.Equal(3, first.Distinct().Count());
        Assert.All(first, id => Assert.Equal(TermKind.BlankNode, context.Terms.Read(id).Kind));
    }

    [Fact]
    public void An_unknown_function_is_refused_with_the_list_of_those_there_are()
    {
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => ExpressionTable.Evaluate("<http://example.org/shout>('a')"));
        Assert.StartsWith("There is no function <http://example.org/shout>; there are <", error.Message);
        Assert.Contains("<http://www.w3.org/2001/XMLSchema#boolean>", error.Message, StringComparison.Ordinal);
    }
}
