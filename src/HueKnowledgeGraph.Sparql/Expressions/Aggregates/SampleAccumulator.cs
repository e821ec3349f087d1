using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>SAMPLE: the first value that is neither an error nor unbound.</summary>
internal sealed class SampleAccumulator(QueryContext context) : Accumulator(context)
{
    private ulong[] _samples = [];

    public override void EnsureGroups(int groupCount) => Grow(ref _samples, groupCount);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            ref ulong sample = ref _samples[groups[i]];
            if (sample == TermId.Unbound && values[i] > TermId.DefaultGraph)
                sample = values[i];
        }
    }

    public override ulong Result(int group) => _samples[group];
}
