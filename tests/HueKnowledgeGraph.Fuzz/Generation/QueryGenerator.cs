using System.Globalization;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Group graph patterns and whole queries over the terms of <see cref="GraphGenerator"/>.</summary>
internal sealed class QueryGenerator(FuzzRandom random)
{
    private static readonly string[] Values =
    [
        "VALUES ?x { :a :b 1 }", "VALUES (?x ?y) { (:a UNDEF) (UNDEF 2) (:b :c) }", "VALUES ?y { 1 2 'a' }", "VALUES ?z { }", "VALUES (?z ?x) { (:c :d) (:c :d) }",
        "VALUES ?w { :a UNDEF }",
    ];

    private readonly ExpressionGenerator _expressions = new(random);
    private int _bound;

    /// <summary>A group with at most <paramref name="depth"/> levels of groups inside.</summary>
    public Piece Group(int depth)
    {
        var elements = new List<Piece> { Triples() };
        for (int i = random.Between(0, 3); i > 0; i--)
            elements.Add(Element(depth));
        if (random.OneIn(8))
            elements.Reverse();
        return GroupOf(elements);
    }

    /// <summary>What a query does with the solutions of its group, which stands at the '#'.</summary>
    public Piece Form(Piece group)
    {
        string format = random.Below(24) switch
        {
            < 4 => "SELECT * #",
            4 or 5 => "SELECT DISTINCT ?x ?y #",
            6 => "SELECT REDUCED ?y #",
            7 or 8 => "SELECT (COUNT(*) AS ?n) #",
            9 => "SELECT (COUNT(?x) AS ?n) (COUNT(DISTINCT ?y) AS ?m) #",
            10 or 11 => "SELECT ?x (COUNT(*) AS ?n) (SUM(?y) AS ?s) # GROUP BY ?x",
            12 => "SELECT ?x (COUNT(?y) AS ?n) # GROUP BY ?x HAVING (COUNT(?y) > 1)",
            13 => "SELECT ?y (MIN(?x) AS ?n) (MAX(?z) AS ?m) # GROUP BY ?y",
            14 => "SELECT ?x ?y (AVG(?z) AS ?n) (COUNT(DISTINCT ?w) AS ?m) # GROUP BY ?x ?y",
            15 => "SELECT ?k (STRLEN(GROUP_CONCAT(STR(?y))) AS ?n) # GROUP BY (DATATYPE(?x) AS ?k)",
            16 => "SELECT ?x ?y ?z ?w # ORDER BY ?x ?y ?z ?w LIMIT 3",
            17 => "SELECT ?x ?y # ORDER BY DESC(?y) ?x LIMIT 2 OFFSET 1",
            18 => "SELECT DISTINCT ?z # ORDER BY ?z OFFSET 1",
            19 => "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?x # }",
            20 => "SELECT ?x ?n { # { SELECT ?x (COUNT(?y) AS ?n) { ?x :p ?y } GROUP BY ?x } }",
            21 => "SELECT (MIN(?n) AS ?m) { SELECT ?y (COUNT(DISTINCT ?x) AS ?n) # GROUP BY ?y }",
            22 => "SELECT (SUM(?x) AS ?s) (AVG(?y) AS ?a) (MIN(?z) AS ?m) (MAX(?w) AS ?k) #",
            _ => "SELECT ?x # GROUP BY ?x ORDER BY COUNT(*) ?x LIMIT 4",
        };
        return new Piece(Sort.Other, format, group);
    }

    /// <summary>A condition for <c>FILTER</c>.</summary>
    public Piece Condition() => _expressions.Next(3);

    private static Piece GroupOf(IReadOnlyList<Piece> elements) => new(Sort.Group, "{ # }", elements, 1);

    private Piece Element(int depth)
    {
        if (depth == 0)
            return random.Below(5) < 3 ? Triples() : Filter();
        return random.Below(40) switch
        {
            < 10 => Triples(),
            < 15 => Element("OPTIONAL #", Group(depth - 1)),
            < 18 => Element("# UNION #", Group(depth - 1), Group(depth - 1)),
            < 20 => Element("MINUS #", Group(depth - 1)),
            < 27 => Filter(),
            < 29 => Element(random.Of("FILTER EXISTS #", "FILTER NOT EXISTS #"), Plain()),
            < 30 => Element("FILTER (# || EXISTS #)", _expressions.Next(1), Plain()),
            < 32 => new Piece(Sort.Element, random.Of(Values)),
            < 34 => Element("BIND (# AS " + Fresh() + ")", _expressions.Next(2)),
            < 36 => SubSelect(depth),
            < 38 => Element(random.Of("GRAPH ?g #", "GRAPH :g1 #", "GRAPH ?x #", "GRAPH :none #"), Group(depth - 1)),
            _ => Element("#", Group(depth - 1)),
        };
    }

    private Piece SubSelect(int depth)
    {
        string format = random.Of(
            "{ SELECT ?x ?y # }", "{ SELECT DISTINCT ?y # }", "{ SELECT ?x (COUNT(*) AS " + Fresh() + ") # GROUP BY ?x }", "{ SELECT (COUNT(?y) AS " + Fresh() + ") # }",
            "{ SELECT ?z ?w # ORDER BY ?z ?w LIMIT 2 }", "{ SELECT DISTINCT ?x ?z # ORDER BY DESC(?x) ?z LIMIT 3 }", "{ SELECT * # }",
            "{ SELECT ?y (MAX(?x) AS " + Fresh() + ") # GROUP BY ?y }", "{ SELECT ?x (STR(?y) AS " + Fresh() + ") # }");
        return Element(format, Group(depth - 1));
    }

    /// <summary>For EXISTS: nothing whose meaning under substitution the standard leaves open.</summary>
    private Piece Plain()
    {
        var elements = new List<Piece> { Triples() };
        if (random.OneIn(2))
            elements.Add(random.OneIn(3) ? Element("OPTIONAL #", GroupOf([Triples()])) : random.OneIn(2) ? Filter() : Triples());
        return GroupOf(elements);
    }

    private Piece Filter() => Element("FILTER (#)", _expressions.Next(random.Between(1, 3)));

    private Piece Triples()
    {
        Piece predicate = Predicate();
        return Element("# # # .", Subject(), predicate, Object(isPath: predicate.Format.Length > 2));
    }

    private Piece Subject() => new(Sort.Term, random.Weighted((5, _expressions.Variable().Format), (1, random.Of(":a", ":b", ":c", ":zz")), (1, "_:n" + random.Below(2))));

    private Piece Predicate() => random.Below(10) switch
    {
        < 6 => new(Sort.Path, random.Of(":p", ":q", ":r", ":s")),
        6 => new(Sort.Term, _expressions.Variable().Format),
        _ => Path(2),
    };

    private Piece Object(bool isPath)
    {
        // The end of a path of no length under EXISTS: the standard does not say what a triple term is there before substitution.
        if (!isPath && random.OneIn(12))
            return new Piece(Sort.Term, $"<<( {random.Of("?x", "?y", ":a")} {random.Of(":p", ":q", "?z")} {random.Of("?x", "?z", "1")} )>>");
        return new(Sort.Term, random.Weighted(
            (6, _expressions.Variable().Format), (1, random.Of(":a", ":b", ":zz")), (2, random.Of("1", "2", "'a'", "'Huế'@vi", isPath ? "'Huế'" : "'Huế'@VI", "1.5")), (1, "[]")));
    }

    private Piece Path(int depth)
    {
        if (depth == 0)
            return new Piece(Sort.Path, random.Of(":p", ":q", ":r", ":s"));
        return random.Below(9) switch
        {
            0 => new Piece(Sort.Path, "(#)*", Path(depth - 1)),
            1 => new Piece(Sort.Path, "(#)+", Path(depth - 1)),
            2 => new Piece(Sort.Path, "(#)?", Path(depth - 1)),
            3 => new Piece(Sort.Path, "^(#)", Path(depth - 1)),
            4 or 5 => new Piece(Sort.Path, "(#/#)", Path(depth - 1), Path(depth - 1)),
            6 => new Piece(Sort.Path, "(#|#)", Path(depth - 1), Path(depth - 1)),
            7 => new Piece(Sort.Path, random.Of("!:p", "!(:p|:q)", "!^:p", "!(:p|^:q)")),
            _ => Path(0),
        };
    }

    private static Piece Element(string format, params ReadOnlySpan<Piece> parts) => new(Sort.Element, format, parts);

    private string Fresh() => "?b" + (_bound++).ToString(CultureInfo.InvariantCulture);
}
