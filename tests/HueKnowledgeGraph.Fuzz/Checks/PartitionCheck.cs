using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>
/// Ternary logic partitioning (M. Rigger and Z. Su, OOPSLA 2020): each solution of a group makes a condition true, false or an error, so that the
/// three filters together give the group.
/// </summary>
internal sealed class PartitionCheck : IFuzzCheck
{
    public string Name => "partition";

    public string? Disagreement(FuzzCase fuzzCase)
    {
        var options = new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph };
        Answer Ask(string after) => Answer.Of(
            $"{FuzzCase.Prologue} SELECT ?x ?y ?z ?w {{ {fuzzCase.Group} {after} }}", fuzzCase.Dataset.Memory, options);
        Answer whole = Ask("");
        Answer[] parts =
        [
            Ask($"FILTER ({fuzzCase.Condition})"), Ask($"FILTER (!({fuzzCase.Condition}))"),
            Ask($"BIND (!({fuzzCase.Condition}) AS ?tlp) FILTER (!BOUND(?tlp))"),
        ];
        return Array.Exists(parts, part => part.Limit is not null) ? null
            : Answer.Difference("whole", whole, "true, false and error", Answer.Of(parts.SelectMany(part => part.Rows)));
    }
}
