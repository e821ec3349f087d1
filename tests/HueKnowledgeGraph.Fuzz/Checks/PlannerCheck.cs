using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>The planner against the query as it is written.</summary>
internal sealed class PlannerCheck : IFuzzCheck
{
    public string Name => "planner";

    public string? Disagreement(FuzzCase fuzzCase)
    {
        var options = new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph };
        Answer planned = Answer.Of(fuzzCase.Query, fuzzCase.Dataset.Memory, options);
        Answer written = Answer.Of(fuzzCase.Query, fuzzCase.Dataset.Memory, options with { UsePlanner = false });
        return Answer.Difference("planned", planned, "written", written);
    }
}
