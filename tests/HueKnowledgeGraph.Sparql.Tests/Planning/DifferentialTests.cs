using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>The planner must not change answers: small random graphs and queries, with the planner and as written.</summary>
/// <remarks>A failure prints the seed, the graph and the query; run again with the environment variable CsCheck_Seed. Long runs with new seeds are the
/// business of tests/HueKnowledgeGraph.Fuzz.</remarks>
public class DifferentialTests
{
    private static readonly Gen<string> Node = OneOf("a", "b", "c", "d");
    private static readonly Gen<string> Predicate = OneOf("p", "q", "r");
    private static readonly Gen<string> Value = Gen.OneOf(Node, OneOf("1", "2", "3"));
    private static readonly Gen<string> Variable = OneOf("?x", "?y", "?z", "?w");

    private static readonly Gen<string> Statements =
        from triples in Gen.Select(Node, Predicate, Value).Array[0, 25]
        select string.Join('\n', triples.Select(t => $"{t.Item1} {t.Item2} {t.Item3}"));

    private static readonly Gen<string> Triple =
        from s in Gen.Frequency((4, Variable), (1, Node.Select(n => ":" + n)))
        from p in Gen.Frequency((6, Predicate.Select(n => ":" + n)), (1, Variable),
            (1, Predicate.Select(n => $":{n}+")), (1, Predicate.Select(n => $"(:{n}|^:q)")), (1, Predicate.Select(n => $"!:{n}")),
            (1, Predicate.Select(n => $":{n}*")), (1, Predicate.Select(n => $":{n}/:r")))
        from o in Gen.Frequency((4, Variable), (1, Node.Select(n => ":" + n)), (1, OneOf("1", "2")))
        select $"{s} {p} {o} .";

    private static readonly Gen<string> Basic = Triple.Array[1, 3].Select(triples => string.Join(' ', triples));

    private static readonly Gen<string> Condition =
        from left in Variable
        from right in Gen.OneOf(Variable, OneOf("1", "2", ":a", ":b"))
        from sign in OneOf("=", "!=", "<", ">=")
        from form in OneOf("{0}", "BOUND({1})", "!BOUND({1})", "ISIRI({1})", "({0} || BOUND({1}))", "({0} && ISIRI({1}))")
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"({left} {sign} {right})", left);

    private static readonly Gen<string> Group = GroupOf(2);

    private static readonly Gen<string> Select =
        from body in Group
        from form in OneOf(
            "SELECT ?x ?y ?z ?w {0}",
            "SELECT DISTINCT ?x ?y {0}",
            "SELECT (COUNT(*) AS ?n) {0}",
            "SELECT (COUNT(?x) AS ?n) (COUNT(DISTINCT ?y) AS ?m) {0}",
            "SELECT ?x (COUNT(*) AS ?n) (SUM(?y) AS ?s) {0} GROUP BY ?x",
            "SELECT ?x (COUNT(?y) AS ?n) {0} GROUP BY ?x HAVING (COUNT(?y) > 1)",
            "SELECT ?y (MIN(?x) AS ?n) (MAX(?x) AS ?m) {0} GROUP BY ?y",
            "SELECT ?x ?y ?z ?w {0} ORDER BY ?x ?y ?z ?w LIMIT 3",
            "SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?x {0} }}",
            "SELECT ?x ?n {{ {0} {{ SELECT ?x (COUNT(?y) AS ?n) {{ ?x :p ?y }} GROUP BY ?x }} }}")
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, body);

    private static readonly Gen<string> Leaf =
        from predicate in Predicate
        from form in OneOf("?x :{0} ?y", "?x :{0} ?z", "?y :{0} ?z", "?y :{0} ?w", "?z :{0} ?x", "?x :{0} 1", "?y :{0}+ ?w", "?x :{0} ?a", "?b :{0} ?x", "?y :{0} ?y")
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, predicate);

    private static readonly Gen<string> Follower = Gen.Select(
        Leaf,
        OneOf("OPTIONAL {{ {0} }}", "MINUS {{ {0} }}", "FILTER EXISTS {{ {0} }}", "FILTER NOT EXISTS {{ {0} }}", "FILTER(?x != :a)", "FILTER(?y > 1)",
            "FILTER(ISLITERAL(?y))", "FILTER(ISIRI(?z))", "{{ {0} }} UNION {{ ?x :q ?d }}", "{{ SELECT ?x {{ {0} }} }}", "OPTIONAL {{ {0} . ?w :p ?d }}", "{0} ."),
        (leaf, form) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, leaf));

    private static readonly Gen<string> Count =
        from first in Leaf
        from rest in Follower.Array[0, 3]
        from form in OneOf(
            "SELECT (COUNT(*) AS ?n) {{ {0} }}",
            "SELECT ?x (COUNT(*) AS ?n) {{ {0} }} GROUP BY ?x",
            "SELECT ?y (COUNT(?x) AS ?n) (COUNT(DISTINCT ?y) AS ?m) {{ {0} }} GROUP BY ?y",
            "SELECT (SUM(?y) AS ?n) (MIN(?y) AS ?m) (AVG(?y) AS ?a) {{ {0} }}",
            "SELECT (COUNT(DISTINCT ?y) AS ?n) {{ {0} }}",
            "SELECT ?x (MAX(?y) AS ?m) (COUNT(*) AS ?n) (SAMPLE(?x) AS ?s) {{ {0} }} GROUP BY ?x",
            "SELECT ?k (COUNT(*) AS ?n) {{ {0} BIND(?y + 1 AS ?k) }} GROUP BY ?k",
            "SELECT (COUNT(*) AS ?n) {{ {{ {0} }} UNION {{ ?x :p ?y }} }}")
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"{first} . {string.Join(' ', rest)}");

    [Fact]
    public void Counts_without_rows_are_those_of_the_rows() => Compare(Count, 3000);

    [Fact]
    public void Plans_answer_as_the_query_is_written() => Compare(Select, 1500);

    /// <summary>All that can spill does, at once: the answers are those of memory.</summary>
    [Fact]
    public void Spilled_answers_are_those_of_memory()
    {
        using var folder = new SpillFolder();
        var spilling = new QueryOptions { Spill = folder.Space, SpillsAlways = true };
        Gen.Select(Statements, Gen.OneOf(Select, Count)).SampleFixed(
            (statements, query) =>
            {
                using var graph = new TestGraph(statements);
                string[] inMemory = graph.AskSorted(query);
                string[] spilled = graph.AskSorted(query, spilling);
                Assert.True(inMemory.SequenceEqual(spilled),
                    $"{query}\nover\n{statements}\nin memory {inMemory.Length}: {string.Join(" | ", inMemory)}\nspilled {spilled.Length}: {string.Join(" | ", spilled)}\n{graph.Plan(query)}");
            },
            iter: 1500, print: pair => $"{pair.Item2}\n{pair.Item1}");
        Assert.Equal(0, folder.Space.BytesInUse);
    }

    private static void Compare(Gen<string> queries, int count) => Gen.Select(Statements, queries).SampleFixed(
        (statements, query) =>
        {
            using var graph = new TestGraph(statements);
            string[] planned = graph.AskSorted(query);
            string[] written = graph.AskSorted(query, new QueryOptions { UsePlanner = false });
            Assert.True(planned.SequenceEqual(written),
                $"{query}\nover\n{statements}\nplanned {planned.Length}: {string.Join(" | ", planned)}\nwritten {written.Length}: {string.Join(" | ", written)}\n{graph.Plan(query)}");
        },
        iter: count, print: pair => $"{pair.Item2}\n{pair.Item1}");

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<string> GroupOf(int depth)
    {
        if (depth == 0)
            return Basic.Select(basic => $"{{ {basic} }}");
        Gen<string> inner = GroupOf(depth - 1);
        Gen<string> part = Gen.Frequency(
            (6, Basic),
            (2, inner.Select(group => $"OPTIONAL {group}")),
            (1, Gen.Select(inner, inner).Select(pair => $"{pair.Item1} UNION {pair.Item2}")),
            (1, inner.Select(group => $"MINUS {group}")),
            (2, Condition.Select(condition => $"FILTER({condition})")),
            (1, inner.Select(group => $"FILTER EXISTS {group}")),
            (1, inner.Select(group => $"FILTER NOT EXISTS {group}")),
            (1, OneOf("VALUES ?x { :a :b 1 }", "VALUES (?x ?y) { (:a UNDEF) (UNDEF 2) (:b :c) }")),
            (1, inner),
            (1, inner.Select(group => $"{{ SELECT ?x ?y {group} }}")));
        return from basic in Basic
               from parts in part.Array[0, 3]
               select $"{{ {basic} {string.Join(' ', parts)} }}";
    }
}
