using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Operators that put their rows on disk at once against operators that keep them in memory.</summary>
internal sealed class SpillCheck : IFuzzCheck
{
    private const long QuotaBytes = 1L << 30;

    public string Name => "spill";

    public bool IsOnDisk => true;

    public string? Disagreement(FuzzCase fuzzCase)
    {
        var options = new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph };
        var space = new SpillSpace(fuzzCase.Dataset.Folder("spill"), QuotaBytes);
        Answer spilled = Answer.Of(fuzzCase.Query, fuzzCase.Dataset.Memory, options with { Spill = space, SpillsAlways = true });
        return Answer.Difference("in memory", Answer.Of(fuzzCase.Query, fuzzCase.Dataset.Memory, options), "spilled", spilled);
    }
}
