using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>MIN (<paramref name="sign"/> 1) and MAX (-1), by <see cref="TermOrder"/>; of equal values the one that came first.</summary>
internal sealed class ExtremeAccumulator(QueryContext context, int sign) : Accumulator(context)
{
    private readonly TermOrder _order = new(context);
    private ulong[] _best = [];

    public override void EnsureGroups(int groupCount) => Grow(ref _best, groupCount);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            ulong id = values[i];
            ref ulong best = ref _best[groups[i]];
            if (id == best || id <= TermId.DefaultGraph)
                continue;
            if (best == TermId.Unbound || sign * _order.Compare(id, best) < 0)
                best = id;
        }
    }

    public override ulong Result(int group) => _best[group];
}
