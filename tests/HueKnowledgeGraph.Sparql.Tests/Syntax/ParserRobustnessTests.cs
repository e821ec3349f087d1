using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>No text, however broken, gets anything else out of the parser than an answer or a syntax error with a place in the text.</summary>
public sealed class ParserRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "SELECT ", "* ", "?a ", "$b ", "WHERE ", "{ ", "} ", "( ", ") ", "[ ", "] ", "<< ", ">> ", "<<( ", ")>> ", "{| ", "|} ", "~ ", ". ", "; ", ", ",
        "<x:p> ", "<p> ", ":n ", "p:q ", "PREFIX p: <x:> ", "BASE <x:y> ", "_:b ", "'s' ", "\"t\"@vi ", "'''u\n''' ", "^^", "1 ", "-1.5 ", "2e3 ", "true ",
        "a ", "^", "/ ", "| ", "! ", "+ ", "- ", "= ", "!= ", "< ", ">= ", "&& ", "|| ", "IN ", "NOT ", "EXISTS ", "FILTER ", "OPTIONAL ", "MINUS ",
        "UNION ", "GRAPH ", "SERVICE ", "BIND ", "AS ", "VALUES ", "UNDEF ", "GROUP BY ", "HAVING ", "ORDER BY ", "DESC ", "LIMIT ", "OFFSET ", "DISTINCT ",
        "COUNT(", "GROUP_CONCAT(", "SEPARATOR", "STR(", "IF(", "REGEX(", "CONSTRUCT ", "ASK ", "DESCRIBE ", "FROM ", "NAMED ", "INSERT ", "DELETE ",
        "DATA ", "WITH ", "USING ", "LOAD ", "INTO ", "CLEAR ", "DEFAULT ", "COPY ", "TO ", "\\", "\\u0041", "'", "\"", "<", "#c\n", "@", "?", ":", "\u0000", "\uD800", "𠀋", "é",
    ];

    private static readonly string[] Starts = ["ASK { ", "SELECT ?a { ", "SELECT * { ?a <x:p> ", "CONSTRUCT { ?a <x:p> 1 } WHERE { ", "SELECT ("];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Queries = Gen.Int[0, Starts.Length - 1].Select(i => Starts[i])
        .SelectMany(start => Texts.Select(rest => start + rest));

    [Fact]
    public void Any_text_is_a_query_or_a_syntax_error() =>
        Gen.OneOf(Texts, Queries, Gen.String).SampleFixed(text => AssertParsesOrRefuses(text, t => SparqlParser.ParseQuery(t)), iter: 20_000);

    [Fact]
    public void Any_text_is_an_update_or_a_syntax_error() =>
        Texts.SampleFixed(text => AssertParsesOrRefuses(text, t => SparqlParser.ParseUpdate(t)), iter: 10_000);

    [Fact]
    public void Every_beginning_of_a_query_is_a_query_or_a_syntax_error()
    {
        const string Query =
            """
            PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
            SELECT ?đỉnh (COUNT(DISTINCT ?m) AS ?c) FROM <http://x/g> WHERE {
              ?đỉnh a crm:E22_Human-Made_Object ; crm:P65_shows_visual_item/crm:P138_represents+ ?m, [ crm:P1 "họa tiết"@vi ] .
              OPTIONAL { ?m crm:P4* ?t FILTER(?t >= "1835-01-01"^^<x:date> && !BOUND(?x)) } MINUS { ?m crm:P2 (1 2.5 -3e0) }
              { SELECT ?m { VALUES (?m ?k) { (UNDEF 'a\u1EBF') } } } UNION { BIND(IF(?a IN (1, 2), STR(?b), COALESCE()) AS ?z) }
            } GROUP BY ?đỉnh HAVING (COUNT(*) > 1) ORDER BY DESC(?c) LIMIT 9 OFFSET 3
            """;
        SparqlParser.ParseQuery(Query);
        for (int length = 0; length < Query.Length; length++)
            AssertParsesOrRefuses(Query[..length], t => SparqlParser.ParseQuery(t));
    }

    private static void AssertParsesOrRefuses(string text, Action<string> parse)
    {
        try
        {
            parse(text);
        }
        catch (SparqlSyntaxException error)
        {
            Assert.InRange(error.Position.Line, 0, text.Count(c => c is '\n' or '\r'));
            Assert.InRange(error.Position.Column, 0, text.Length);
        }
    }
}
