namespace HueKnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>What a person reads who wrote a wrong query: the place, what was expected, what was found.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("SELECT * {\n  ?s ?p ?o .\n       FILTRE(?o > 1) }", "Line 3, column 8: expected '}' or a triple, found 'FILTRE'.")]
    [InlineData("SELECT * { ?s ?p ?o", "Line 1, column 20: expected '}' or a triple, found the end of the query.")]
    [InlineData("PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/> SELECT * { ?s crn:P1 ?o }",
        "Line 1, column 65: prefix 'crn' is not declared; did you mean 'crm'?")]
    [InlineData("SELECT * { ?s skos:prefLabel ?o }",
        "Line 1, column 15: prefix 'skos' is not declared; add 'PREFIX skos: <http://www.w3.org/2004/02/skos/core#>'.")]
    [InlineData("SELECT * { ?s sksos:prefLabel ?o }", "Line 1, column 15: prefix 'sksos' is not declared; did you mean 'skos'?")]
    [InlineData("ASK { FILTER(STRSTART(?a, 'b')) }", "Line 1, column 14: 'STRSTART' is no function of SPARQL; did you mean 'STRSTARTS'?")]
    [InlineData("ASK { FILTER(STRLEN(?a, 'b')) }", "Line 1, column 14: STRLEN takes 1 argument, found 2.")]
    [InlineData("ASK { ?s <p> ?o }", "Line 1, column 10: the relative IRI <p> needs a BASE.")]
    [InlineData("ASK { # Điện Thái Hòa\n\"𠀋\" <x:p> 'a }\n", "Line 2, column 11: the string does not end on its line; long strings stand between '''.")]
    [InlineData("ASK { ?s <x:p> '\\d' }", "Line 1, column 17: '\\d' is no escape of a string; allowed are \\t \\b \\n \\r \\f \\\\ \\\" \\' \\uXXXX \\UXXXXXXXX.")]
    [InlineData("ASK { ?s <x:a\\u0020b> 1 }", "Line 1, column 14: '\\u0020' cannot stand in an IRI.")]
    [InlineData("ASK { ?s <x:p> ?o ?x }", "Line 1, column 19: expected '.', ';' or ',' after the object, found '?x'.")]
    [InlineData("SELECT ?o (COUNT(?s) AS ?c) { ?s <x:p> ?o }",
        "Line 1, column 8: ?o is neither grouped nor aggregated; add it to GROUP BY or use SAMPLE(?o).")]
    [InlineData("SELECT * { ?s <x:p> ?o } GROUP BY ?s", "Line 1, column 1: SELECT * cannot stand with GROUP BY; name the variables.")]
    [InlineData("ASK { ?s <x:p> ?o BIND(1 AS ?o) }", "Line 1, column 29: BIND cannot set ?o: the group has bound it already.")]
    [InlineData("ASK { _:a <x:p> ?o OPTIONAL { _:a <x:q> ?z } }",
        "Line 1, column 31: the blank node _:a is used in two graph patterns; use a variable to join them.")]
    [InlineData("ASK { FILTER(COUNT(?a) > 1) }", "Line 1, column 14: the aggregate COUNT can stand in SELECT, HAVING and ORDER BY only.")]
    [InlineData("SELECT (SUM(COUNT(?a)) AS ?s) {}", "Line 1, column 13: COUNT stands inside another aggregate; use a sub-select.")]
    [InlineData("ASK { VALUES (?a ?b) { (1) } }", "Line 1, column 24: the row has 1 values, VALUES has 2 variables.")]
    [InlineData("ASK { ?s <x:p> ?o } LIMIT 1 LIMIT 2", "Line 1, column 29: LIMIT stands twice.")]
    [InlineData("", "Line 1, column 1: expected SELECT, CONSTRUCT, DESCRIBE or ASK, found the end of the query.")]
    [InlineData("ASK { ?s <x:p> \u0001 }", "Line 1, column 16: the character U+0001 cannot stand here.")]
    [InlineData("ASK { ?s <x:p> § }", "Line 1, column 16: the character '§' cannot stand here.")]
    public void A_wrong_query_is_told_where_and_what(string query, string message)
    {
        var error = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(query));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("INSERT DATA { ?s <x:p> 1 }", "Line 1, column 15: the variable ?s cannot stand in data.")]
    [InlineData("DELETE DATA { _:a <x:p> 1 }", "Line 1, column 15: a blank node cannot stand in what is deleted; use a variable in DELETE ... WHERE.")]
    [InlineData("CLEAR <x:g>", "Line 1, column 7: expected GRAPH, DEFAULT, NAMED or ALL, found '<x:g>'.")]
    [InlineData("INSERT DATA { _:a <x:p> 1 } ; INSERT DATA { _:a <x:p> 2 }",
        "Line 1, column 45: the blank node _:a is used in two operations; each has its own blank nodes.")]
    public void A_wrong_update_is_told_where_and_what(string update, string message)
    {
        var error = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseUpdate(update));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_named_by_its_number()
    {
        var error = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery("ASK { \uD800 }"));
        Assert.Equal("Line 1, column 7: the character U+D800 cannot stand here.", error.Message);
    }

    [Fact]
    public void The_position_counts_lines_and_code_points_and_bytes_from_zero()
    {
        var error = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery("ASK {\r\n 'Huế𠀋' ; }"));
        Assert.Equal(new Rdf.TextPosition(1, 8, 20), error.Position);
    }

    [Theory]
    [InlineData("{ ", " }")]
    [InlineData("?s <x:p> ?o FILTER(", ")")]
    [InlineData("?s <x:p> [ <x:p> ", "]")]
    [InlineData("?s <x:p> (", ")")]
    [InlineData("?s (", ")")]
    [InlineData("FILTER(!", "")]
    [InlineData("OPTIONAL {", "}")]
    [InlineData("{ SELECT * {", "} }")]
    public void Nesting_beyond_the_limit_is_an_error_and_no_overflow(string open, string close)
    {
        string query = "ASK { " + string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000)) + "}";
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => SparqlParser.ParseQuery(query)), 1 << 20);
        thread.Start();
        thread.Join();
        Assert.IsType<SparqlSyntaxException>(error);
    }

    [Fact]
    public void Nesting_up_to_the_limit_parses_on_a_small_stack()
    {
        string query = "ASK { FILTER(" + new string('(', 490) + "?a" + new string(')', 490) + ") }";
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => SparqlParser.ParseQuery(query)), 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }

    [Fact]
    public void A_long_chain_of_or_becomes_a_shallow_tree()
    {
        string query = "ASK { FILTER(" + string.Join(" || ", Enumerable.Range(0, 100_000).Select(i => $"?a = {i}")) + ") }";
        Expression condition = Assert.IsType<FilterPattern>(SparqlParser.ParseQuery(query).Pattern).Condition;
        Assert.InRange(Depth(condition), 15, 100);
    }

    [Fact]
    public void A_query_that_is_too_long_is_an_error()
    {
        var error = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(new string(' ', SparqlParser.MaxQueryLength + 1)));
        Assert.Contains("at most 4194304 are allowed", error.Message, StringComparison.Ordinal);
    }

    private static int Depth(Expression expression) =>
        expression is OperatorExpression { Operands: var operands } ? 1 + operands.Max(Depth) : 0;
}
