namespace HueKnowledgeGraph.Sparql;

/// <summary>One aggregate of a GROUP BY: evaluates the argument for a batch and hands the values to the accumulator.</summary>
/// <param name="variable">Takes the value.</param>
/// <param name="aggregate">The aggregate.</param>
/// <param name="argument">Its argument, compiled for the input's layout; null for COUNT(*).</param>
/// <param name="accumulator">Its state.</param>
/// <param name="countsOnce">Takes each row once, whatever its multiplicity: for DISTINCT over rows that are already distinct.</param>
internal class GroupAggregate(
    Variable variable, Aggregate aggregate, BatchExpression? argument, Accumulator accumulator, bool countsOnce = false) : IDisposable
{
    private readonly ulong[] _values = new ulong[Batch.Capacity];

    public Variable Variable { get; } = variable;

    /// <summary>True iff every group has a value.</summary>
    public bool IsCount => aggregate.Function == AggregateFunction.Count;

    public string Describe() => $"{Variable} = {ExpressionText.Of(aggregate)}";

    /// <summary>Makes room for groups 0 to <paramref name="groupCount"/> - 1.</summary>
    public void EnsureGroups(int groupCount) => accumulator.EnsureGroups(groupCount);

    /// <summary>Adds a batch whose rows belong to the given groups and stand for so many equal rows each (empty: one).</summary>
    public virtual void Add(Batch batch, ReadOnlySpan<int> groups, ReadOnlySpan<long> multiplicities, int groupCount)
    {
        accumulator.EnsureGroups(groupCount);
        argument?.Evaluate(batch, _values);
        accumulator.Add(groups, _values.AsSpan(0, groups.Length), countsOnce ? [] : multiplicities);
    }

    /// <summary>The value of a group; Error or Unbound if it is an error.</summary>
    public ulong Result(int group) => accumulator.Result(group);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
