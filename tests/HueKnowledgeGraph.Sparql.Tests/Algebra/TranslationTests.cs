namespace HueKnowledgeGraph.Sparql.Tests.Algebra;

/// <summary>Query text and the algebra that section 18.2 asks for.</summary>
public sealed class TranslationTests
{
    private const string Prologue = "PREFIX : <x:> ";

    [Theory]
    [InlineData("SELECT * { ?s :p ?o . ?o :q ?z }", "(project (?s ?o ?z) (bgp (?s <x:p> ?o) (?o <x:q> ?z)))")]
    [InlineData("SELECT ?s { ?s :p ?o FILTER(?o < 5) ?s :q ?z }",
        "(project (?s) (filter (< ?o \"5\"^^<http://www.w3.org/2001/XMLSchema#integer>) (bgp (?s <x:p> ?o) (?s <x:q> ?z))))")]
    [InlineData("ASK { ?s :p ?o OPTIONAL { ?s :q ?z FILTER(?z = ?o) } }", "(leftjoin (= ?z ?o) (bgp (?s <x:p> ?o)) (bgp (?s <x:q> ?z)))")]
    [InlineData("ASK { OPTIONAL { { ?s :q ?z FILTER(?z) } } }", "(leftjoin (bgp) (filter ?z (bgp (?s <x:q> ?z))))")]
    [InlineData("ASK { { ?s :p ?o } UNION { ?s :q ?o } UNION { } }", "(union (union (bgp (?s <x:p> ?o)) (bgp (?s <x:q> ?o))) (bgp))")]
    [InlineData("ASK { ?s :p ?o MINUS { ?s :q ?o } }", "(minus (bgp (?s <x:p> ?o)) (bgp (?s <x:q> ?o)))")]
    [InlineData("ASK { GRAPH ?g { ?s :p ?o } }", "(graph ?g (bgp (?s <x:p> ?o)))")]
    [InlineData("ASK { ?s :p/^:q ?o }", "(bgp (?s <x:p> ?.0) (?o <x:q> ?.0))")]
    [InlineData("ASK { ?s :p+/:q ?o }", "(join (path ?s (+ <x:p>) ?.0) (bgp (?.0 <x:q> ?o)))")]
    [InlineData("ASK { ?s (:p|!(:q|^:r))? ?o }", "(path ?s (? (| <x:p> (! <x:q> ^<x:r>))) ?o)")]
    [InlineData("ASK { _:a :p [ :q 1 ] }", "(bgp (?.0 <x:q> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>) (?._a <x:p> ?.0))")]
    [InlineData("SELECT * { _:a :p ?x }", "(project (?x) (bgp (?._a <x:p> ?x)))")]
    [InlineData("SELECT (?x + 1 AS ?y) { ?s :p ?x } ORDER BY DESC(?y) LIMIT 3",
        "(slice 0 3 (project (?y) (order ((desc ?y)) (extend ?y (+ ?x \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>) (bgp (?s <x:p> ?x))))))")]
    [InlineData("SELECT DISTINCT ?s { ?s :p ?x } OFFSET 2", "(slice 2 _ (distinct (project (?s) (bgp (?s <x:p> ?x)))))")]
    [InlineData("ASK { ?s :p ?x BIND(STR(?x) AS ?y) ?y :q ?z }", "(join (extend ?y (str ?x) (bgp (?s <x:p> ?x))) (bgp (?y <x:q> ?z)))")]
    [InlineData("ASK { VALUES (?x ?y) { (:a UNDEF) (\"b\"@vi 1.5) } }",
        "(values (?x ?y) (<x:a> UNDEF) (\"b\"@vi \"1.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>))")]
    [InlineData("SELECT ?s (COUNT(*) AS ?c) { ?s :p ?x } GROUP BY ?s HAVING (COUNT(*) > ?s) ORDER BY MAX(?x)",
        "(project (?s ?c) (order (?.1) (extend ?c ?.0 (filter (> ?.0 ?s) (group (?s) (?.0 (count *)) (?.1 (max ?x)) (bgp (?s <x:p> ?x)))))))")]
    [InlineData("SELECT (SUM(DISTINCT ?x) / 2 AS ?c) { ?s :p ?x }",
        "(project (?c) (extend ?c (/ ?.0 \"2\"^^<http://www.w3.org/2001/XMLSchema#integer>) (group () (?.0 (sum distinct ?x)) (bgp (?s <x:p> ?x)))))")]
    [InlineData("SELECT ?y { ?s :p ?x } GROUP BY (STR(?x) AS ?y)", "(project (?y) (group (?y) (extend ?y (str ?x) (bgp (?s <x:p> ?x)))))")]
    [InlineData("SELECT (SAMPLE(?s) AS ?a) { ?s :p ?x } GROUP BY ?x HAVING (?a > 1)",
        "(project (?a) (extend ?a ?.0 (filter (> ?.0 \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>) (group (?x) (?.0 (sample ?s)) (bgp (?s <x:p> ?x))))))")]
    [InlineData("SELECT * { { SELECT ?x { ?s :p ?x } } ?x :q ?y } VALUES ?y { 1 }",
        "(project (?x ?y) (join (join (project (?x) (bgp (?s <x:p> ?x))) (bgp (?x <x:q> ?y))) (values (?y) (\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>))))")]
    [InlineData("ASK { ?s :p (1 ?x) }",
        "(bgp (?.0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>)"
        + " (?.0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> ?.1) (?.1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ?x)"
        + " (?.1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>) (?s <x:p> ?.0))")]
    [InlineData("ASK { ?s :p ?o ~ :r {| :q ?z |} FILTER NOT EXISTS { ?s :n ?z } }",
        "(filter (not-exists (bgp (?s <x:n> ?z))) (bgp (?s <x:p> ?o)"
        + " (<x:r> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s <x:p> ?o )>>) (<x:r> <x:q> ?z)))")]
    public void A_query_becomes_the_algebra_of_the_standard(string query, string algebra)
    {
        string text = AlgebraText.Of(SparqlParser.ParseQuery(Prologue + query).Pattern);
        Assert.Equal(algebra, string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries)));
    }

    [Fact]
    public void Algebra_is_printed_an_operator_a_line()
    {
        Query query = SparqlParser.ParseQuery("SELECT ?a { { ?a <x:p> 'b' } UNION { ?a a <x:c> } }");
        Assert.Equal(
            """
            (project (?a)
              (union
                (bgp (?a <x:p> "b"))
                (bgp (?a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x:c>))))
            """,
            AlgebraText.Of(query.Pattern));
    }

    [Fact]
    public void The_short_form_of_construct_is_its_own_template()
    {
        Query query = SparqlParser.ParseQuery("CONSTRUCT WHERE { ?a <x:p> _:b }");
        Assert.Equal("(bgp (?a <x:p> ?._b))", AlgebraText.Of(query.Pattern));
        TriplePattern triple = Assert.Single(query.Template);
        Assert.Equal(Rdf.TermKind.BlankNode, Assert.IsType<PatternTerm.Constant>(triple.Object).Term.Kind);
    }
}
