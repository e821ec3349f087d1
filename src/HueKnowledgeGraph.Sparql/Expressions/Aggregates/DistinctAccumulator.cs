namespace HueKnowledgeGraph.Sparql;

/// <summary>DISTINCT inside an aggregate: hands on each pair of group and term once, as one row.</summary>
internal sealed class DistinctAccumulator(Accumulator inner, QueryContext context) : Accumulator
{
    private readonly GroupValueSet _seen = new(context);
    private readonly int[] _groups = new int[Batch.Capacity];
    private readonly ulong[] _values = new ulong[Batch.Capacity];

    public override void EnsureGroups(int groupCount) => inner.EnsureGroups(groupCount);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        int count = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            if (!_seen.Add(groups[i], values[i]))
                continue;
            _groups[count] = groups[i];
            _values[count++] = values[i];
            if (count == Batch.Capacity)
            {
                inner.Add(_groups, _values, default);
                count = 0;
            }
        }

        inner.Add(_groups.AsSpan(0, count), _values.AsSpan(0, count), default);
    }

    public override ulong Result(int group) => inner.Result(group);
}
