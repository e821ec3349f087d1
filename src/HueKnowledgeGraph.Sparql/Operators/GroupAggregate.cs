namespace HueKnowledgeGraph.Sparql;

/// <summary>One aggregate of a GROUP BY: evaluates the argument for a batch and hands the values to the accumulator.</summary>
/// <param name="variable">Takes the value.</param>
/// <param name="aggregate">The aggregate.</param>
/// <param name="argument">Its argument, compiled for the input's layout; null for COUNT(*).</param>
/// <param name="makeAccumulator">Makes its state, one for each pass over groups.</param>
/// <param name="countsOnce">Takes each row once, whatever its multiplicity: for DISTINCT over rows that are already distinct.</param>
internal class GroupAggregate(
    Variable variable, Aggregate aggregate, BatchExpression? argument, Func<Accumulator> makeAccumulator, bool countsOnce = false) : IDisposable
{
    private readonly ulong[] _values = new ulong[Batch.Capacity];
    private readonly Accumulator _accumulator = makeAccumulator();

    public Variable Variable { get; } = variable;

    /// <summary>True iff every group has a value.</summary>
    public bool IsCount => aggregate.Function == AggregateFunction.Count;

    /// <summary>Bytes of the state.</summary>
    public virtual long Bytes => _accumulator.Bytes;

    /// <summary>Bytes that so many groups in all, and so many rows more, would take more.</summary>
    public long BytesFor(int groupCount, int rows) => _accumulator.BytesFor(groupCount, rows);

    public string Describe() => $"{Variable} = {ExpressionText.Of(aggregate)}";

    /// <summary>The same aggregate over no rows yet.</summary>
    public virtual GroupAggregate Fresh() => new(Variable, aggregate, argument, makeAccumulator, countsOnce);

    /// <summary>Values may wait on disk: no result is asked for before <see cref="Finish"/>.</summary>
    public virtual void LetWait() => _accumulator.MayWait = true;

    /// <summary>Makes room for groups 0 to <paramref name="groupCount"/> - 1.</summary>
    public void EnsureGroups(int groupCount) => _accumulator.EnsureGroups(groupCount);

    /// <summary>Adds a batch whose rows belong to the given groups and stand for so many equal rows each (empty: one).</summary>
    public virtual void Add(Batch batch, ReadOnlySpan<int> groups, ReadOnlySpan<long> multiplicities, int groupCount)
    {
        _accumulator.EnsureGroups(groupCount);
        argument?.Evaluate(batch, _values);
        _accumulator.Add(groups, _values.AsSpan(0, groups.Length), countsOnce ? [] : multiplicities);
    }

    /// <summary>No more rows come.</summary>
    public virtual void Finish() => _accumulator.Finish();

    /// <summary>The value of a group; Error or Unbound if it is an error.</summary>
    public ulong Result(int group) => _accumulator.Result(group);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _accumulator.Dispose();
}
