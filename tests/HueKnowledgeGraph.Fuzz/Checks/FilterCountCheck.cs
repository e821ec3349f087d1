using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>
/// Non-optimizing reference construction (M. Rigger and Z. Su, ESEC/FSE 2020): a filter keeps as many solutions as have a true value of its condition.
/// </summary>
internal sealed class FilterCountCheck : IFuzzCheck
{
    public string Name => "norec";

    public string? Disagreement(FuzzCase fuzzCase)
    {
        var options = new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph };
        Answer counted = Answer.Of(
            $"{FuzzCase.Prologue} SELECT (COUNT(*) AS ?n) {{ {fuzzCase.Group} FILTER ({fuzzCase.Condition}) }}", fuzzCase.Dataset.Memory, options);
        Answer values = Answer.Of(
            $"{FuzzCase.Prologue} SELECT (IF({fuzzCase.Condition}, true, false) AS ?v) {{ {fuzzCase.Group} }}", fuzzCase.Dataset.Memory, options);
        if (values.Limit is not null)
            return null;
        int count = values.Rows.Count(row => row.Contains("\"true\"", StringComparison.Ordinal));
        return Answer.Difference("counted", counted, "values that are true", Answer.Of([$"?n=\"{count}\"^^<xsd:integer>"]));
    }
}
