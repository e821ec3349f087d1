namespace HueKnowledgeGraph.Fuzz;

/// <summary>Expressions over the variables of the queries. Every function is deterministic and answers alike for equal terms.</summary>
internal sealed class ExpressionGenerator(FuzzRandom random)
{
    private static readonly string[] Unary =
    [
        "STR(#)", "LANG(#)", "DATATYPE(#)", "ISIRI(#)", "ISLITERAL(#)", "ISBLANK(#)", "ISNUMERIC(#)", "STRLEN(#)", "UCASE(#)", "LCASE(#)", "ABS(#)", "ROUND(#)",
        "CEIL(#)", "FLOOR(#)", "YEAR(#)", "MONTH(#)", "!(#)", "-(#)", "+(#)", "ENCODE_FOR_URI(#)", "MD5(#)", "xsd:integer(#)", "xsd:string(#)", "xsd:boolean(#)",
        "xsd:double(#)", "xsd:decimal(#)", "xsd:date(#)", "IRI(STR(#))", "STRLEN(STR(#))", "UCASE(STR(#))", "COALESCE(#)", "ISTRIPLE(#)", "SUBJECT(#)", "OBJECT(#)",
        "SUBSTR(STR(#), 1, 1)", "REGEX(STR(#), 'a|^$')", "REGEX(#, 'H.*', 'i')", "REPLACE(STR(#), 'a', 'bb')", "STRSTARTS(STR(#), 'http')", "CONTAINS(#, 'u')",
        "STRENDS(STR(#), 'a')", "LANGMATCHES(LANG(#), '*')", "LANG(#) = 'vi'", "DATATYPE(#) = xsd:integer", "HASLANG(#)", "TZ(#)", "DAY(#)", "HOURS(#)",
    ];

    private static readonly string[] Binary =
    [
        "(# = #)", "(# != #)", "(# < #)", "(# <= #)", "(# > #)", "(# >= #)", "(# && #)", "(# || #)", "(# + #)", "(# - #)", "(# * #)", "(# / #)", "SAMETERM(#, #)",
        "COALESCE(#, #)", "CONCAT(STR(#), STR(#))", "STRBEFORE(STR(#), STR(#))", "STRAFTER(STR(#), STR(#))", "CONTAINS(STR(#), STR(#))", "(# IN (#, 1))",
        "(# NOT IN (#, :a))", "STRDT(STR(#), DATATYPE(#))", "STRLANG(STR(#), 'vi')", "(# IN (#))",
    ];

    private static readonly string[] Constants =
    [
        ":a", ":b", ":p", "1", "2", "0", "1.5", "2.5e0", "true", "false", "'a'", "''", "'Huế'@vi", "'palace'@en", "'1802-06-01'^^xsd:date", "'x'^^:type", "'abc'^^xsd:integer",
    ];

    /// <summary>An expression of at most <paramref name="depth"/> levels.</summary>
    public Piece Next(int depth)
    {
        if (depth == 0 || random.OneIn(6))
            return Leaf();
        return random.Below(20) switch
        {
            < 8 => Filled(random.Of(Unary), depth),
            < 17 => Filled(random.Of(Binary), depth),
            < 18 => new Piece(Sort.Expression, "IF(#, #, #)", Next(depth - 1), Next(depth - 1), Next(depth - 1)),
            _ => new Piece(Sort.Expression, random.Of("BOUND(#)", "!BOUND(#)"), Variable()),
        };
    }

    public Piece Variable() => new(Sort.Term, random.Of("?x", "?y", "?z", "?w", "?x", "?y"));

    private Piece Leaf() => random.Below(3) < 2 ? new(Sort.Expression, Variable().Format) : new(Sort.Expression, random.Of(Constants));

    private Piece Filled(string format, int depth) =>
        new(Sort.Expression, format, [.. Enumerable.Range(0, format.Count(sign => sign == '#')).Select(_ => Next(depth - 1))]);
}
