using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>COUNT: rows, or values that are neither errors nor unbound.</summary>
internal sealed class CountAccumulator(QueryContext context, bool countsRows) : Accumulator(context)
{
    private long[] _counts = [];

    public override void EnsureGroups(int groupCount) => Grow(ref _counts, groupCount);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            long rows = multiplicities.IsEmpty ? 1 : multiplicities[i];
            _counts[groups[i]] += countsRows || values[i] > TermId.DefaultGraph ? rows : 0;
        }
    }

    public override ulong Result(int group) =>
        InlineTerm.TryMakeInteger(_counts[group], out ulong id) ? id : throw new OverflowException($"A count of {_counts[group]} rows.");
}
