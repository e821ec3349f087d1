namespace HueKnowledgeGraph.Sparql;

/// <summary>COUNT(DISTINCT *): passes on each distinct solution of a group once.</summary>
internal sealed class CountDistinctRowsAggregate(
    QueryContext context, Variable variable, Aggregate aggregate, VariableLayout layout, Accumulator counter)
    : GroupAggregate(variable, aggregate, null, counter)
{
    private readonly KeyTable _seen = new(context, layout.Variables.Count(v => v.IsVisible) + 1, "COUNT(DISTINCT *)");
    private readonly int[] _columns = [.. Enumerable.Range(0, layout.Count).Where(i => layout.Variables[i].IsVisible)];

    public override void Add(Batch batch, ReadOnlySpan<int> groups, ReadOnlySpan<long> multiplicities, int groupCount)
    {
        Span<ulong> key = stackalloc ulong[_columns.Length + 1];
        int[] newGroups = new int[groups.Length];
        int count = 0;
        for (int row = 0; row < groups.Length; row++)
        {
            key[0] = (ulong)groups[row];
            for (int i = 0; i < _columns.Length; i++)
                key[i + 1] = batch.Rows(_columns[i])[row];
            _seen.FindOrAdd(key, out bool isNew);
            newGroups[count] = groups[row];
            count += isNew ? 1 : 0;
        }

        base.Add(batch, newGroups.AsSpan(0, count), [], groupCount);
    }

    protected override void Dispose(bool disposing) => _seen.Dispose();
}
