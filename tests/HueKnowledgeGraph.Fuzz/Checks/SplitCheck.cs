using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Queries split by hand: a union into its parts, an OPTIONAL into the join and what has none, a GROUP BY into its rows.</summary>
internal sealed class SplitCheck : IFuzzCheck
{
    public string Name => "split";

    public string? Disagreement(FuzzCase fuzzCase) => Union(fuzzCase) ?? Optional(fuzzCase) ?? Groups(fuzzCase) ?? Distinct(fuzzCase);

    private static Answer Ask(FuzzCase fuzzCase, string query) => Answer.Of(
        FuzzCase.Prologue + query, fuzzCase.Dataset.Memory, new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph });

    private static string? Union(FuzzCase fuzzCase)
    {
        const string Other = "{ ?x :q ?z OPTIONAL { ?z :p ?y } }";
        Answer whole = Ask(fuzzCase, $"SELECT ?x ?y ?z {{ {fuzzCase.Group} UNION {Other} }}");
        Answer left = Ask(fuzzCase, $"SELECT ?x ?y ?z {fuzzCase.Group}");
        Answer right = Ask(fuzzCase, $"SELECT ?x ?y ?z {Other}");
        return left.Limit is null && right.Limit is null ? Answer.Difference("union", whole, "its parts", Answer.Of(left.Rows.Concat(right.Rows))) : null;
    }

    private static string? Optional(FuzzCase fuzzCase)
    {
        const string Right = "{ ?x :p ?opt1 . ?opt1 :q ?opt2 }";
        Answer whole = Ask(fuzzCase, $"SELECT ?x ?y ?opt1 ?opt2 {{ {fuzzCase.Group} OPTIONAL {Right} }}");
        Answer joined = Ask(fuzzCase, $"SELECT ?x ?y ?opt1 ?opt2 {{ {fuzzCase.Group} {Right} }}");
        Answer without = Ask(fuzzCase, $"SELECT ?x ?y {{ {fuzzCase.Group} FILTER NOT EXISTS {Right} }}");
        return joined.Limit is null && without.Limit is null
            ? Answer.Difference("optional", whole, "joined and without", Answer.Of(joined.Rows.Concat(without.Rows))) : null;
    }

    private static string? Groups(FuzzCase fuzzCase)
    {
        Answer grouped = Ask(fuzzCase, $"SELECT ?x (COUNT(*) AS ?n) {fuzzCase.Group} GROUP BY ?x");
        Answer rows = Ask(fuzzCase, $"SELECT ?x {fuzzCase.Group}");
        // Blank nodes are written alike, so groups of different ones cannot be told apart by hand.
        if (rows.Limit is not null || rows.Rows.Any(row => row.Contains("_:", StringComparison.Ordinal)))
            return null;
        return Answer.Difference("grouped", grouped, "counted by hand", Answer.Of(rows.Rows.GroupBy(row => row).Select(group =>
            FormattableString.Invariant($"{group.Key}{(group.Key.Length > 0 ? " " : "")}?n=\"{group.Count()}\"^^<xsd:integer>"))));
    }

    private static string? Distinct(FuzzCase fuzzCase)
    {
        Answer distinct = Ask(fuzzCase, $"SELECT DISTINCT ?y ?z {fuzzCase.Group}");
        Answer rows = Ask(fuzzCase, $"SELECT ?y ?z {fuzzCase.Group}");
        return rows.Limit is not null || rows.Rows.Any(row => row.Contains("_:", StringComparison.Ordinal))
            ? null : Answer.Difference("distinct", distinct, "by hand", Answer.Of(rows.Rows.Distinct()));
    }
}
