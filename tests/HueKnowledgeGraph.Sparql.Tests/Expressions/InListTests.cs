using CsCheck;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Long lists are looked up, not compared with: the answers are those of the comparisons.</summary>
public sealed class InListTests
{
    private static readonly string[] Terms =
    [
        ":a", ":b", "\"a\"", "\"b\"", "\"a\"@en", "\"a\"@EN", "\"a\"@vi", "1", "1.0", "01", "1e0", "2", "-0.0", "0", "0e0", "\"1\"^^xsd:float", "\"0.1\"^^xsd:float", "0.1", "0.1e0",
        "\"NaN\"^^xsd:double", "\"x\"^^xsd:integer", "\"1\"^^xsd:byte", "\"300\"^^xsd:byte", "true", "false", "\"1\"^^xsd:boolean", "\"2000-01-01\"^^xsd:date",
        "\"2000-01-01Z\"^^xsd:date", "\"2000-01-01T00:00:00\"^^xsd:dateTime", "\"P1D\"^^xsd:duration", "\"PT24H\"^^xsd:duration", "\"a\"^^:type", "\"2000\"^^xsd:gYear",
        "\"123456789012345678901234567890\"^^xsd:integer",
    ];

    private static readonly Gen<string[]> Lists = Gen.Int[0, Terms.Length - 1].Select(i => Terms[i]).Array[8, 20];

    [Fact]
    public void A_long_list_answers_as_its_parts_do() => Lists.Sample(
        list =>
        {
            string inOne = string.Join(", ", list);
            string inParts = string.Join(" || ", list.Chunk(5).Select(part => $"?x IN ({string.Join(", ", part)})"));
            Assert.Equal(Answers(inParts), Answers($"?x IN ({inOne})"));
            Assert.Equal(Answers($"!({inParts})"), Answers($"?x NOT IN ({inOne})"));
            Assert.Equal(Answers(inParts.Replace("?x IN", "STR(?x) IN", StringComparison.Ordinal)), Answers($"STR(?x) IN ({inOne})"));
        },
        iter: 200, print: list => string.Join(", ", list));

    [Fact]
    public void A_long_row_of_equalities_answers_as_a_list_does() => Lists.Sample(
        list =>
        {
            Assert.Equal(Answers($"?x IN ({string.Join(", ", list)})"), Answers(string.Join(" || ", list.Select((term, i) => i % 2 == 0 ? $"?x = {term}" : $"{term} = ?x"))));
            Assert.Equal(Answers($"?x NOT IN ({string.Join(", ", list)})"), Answers(string.Join(" && ", list.Select(term => $"?x != {term}"))));
        },
        iter: 200, print: list => string.Join(", ", list));

    private static string[] Answers(string condition)
    {
        using var graph = new TestGraph("a p b");
        return graph.Ask($"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ?x (COALESCE({condition}, \"error\") AS ?r) {{ VALUES ?x {{ {string.Join(' ', Terms)} }} }}");
    }
}
