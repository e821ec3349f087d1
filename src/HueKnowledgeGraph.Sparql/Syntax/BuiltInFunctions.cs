using System.Collections.Frozen;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Names and numbers of arguments of the built-in functions (SPARQL 1.1 Query, rule BuiltInCall; 1.2 adds the last rows).</summary>
internal static class BuiltInFunctions
{
    /// <summary>Arguments of a function: at least, at most.</summary>
    public readonly record struct Arity(int Least, int Most);

    /// <summary>By name in upper case. BOUND, EXISTS, the aggregates and IN have rules of their own.</summary>
    public static FrozenDictionary<string, Arity> All { get; } = Make(
        (0, 0, "RAND NOW UUID STRUUID"),
        (0, 1, "BNODE"),
        (1, 1, "STR LANG DATATYPE IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY HOURS MINUTES SECONDS"),
        (1, 1, "TIMEZONE TZ MD5 SHA1 SHA256 SHA384 SHA512 ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC"),
        (2, 2, "LANGMATCHES CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLANG STRDT SAMETERM"),
        (2, 3, "SUBSTR REGEX"),
        (3, 3, "IF"),
        (3, 4, "REPLACE"),
        (0, int.MaxValue, "COALESCE CONCAT"),
        (1, 1, "LANGDIR HASLANG HASLANGDIR SUBJECT PREDICATE OBJECT ISTRIPLE"),
        (3, 3, "TRIPLE STRLANGDIR"));

    private static FrozenDictionary<string, Arity> Make(params (int Least, int Most, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, new Arity(row.Least, row.Most))))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
