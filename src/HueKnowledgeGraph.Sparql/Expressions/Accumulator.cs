namespace HueKnowledgeGraph.Sparql;

/// <summary>One aggregate over many groups at once: state arrays indexed by group number. One thread at a time.</summary>
/// <remarks>
/// Errors and unbound values (SPARQL 1.1 Query, section 18.5.1, leaves much open): COUNT, MIN, MAX, SAMPLE and GROUP_CONCAT pass over them;
/// SUM and AVG have no value for the group.
/// </remarks>
internal abstract class Accumulator(QueryContext context, string what = "aggregates") : IDisposable
{
    /// <summary>What the state takes.</summary>
    protected MemoryCharge Memory { get; } = new(context, what);

    private long _capacity;
    private int _stateBytes;

    /// <summary>Bytes of the state.</summary>
    public virtual long Bytes => Memory.Bytes;

    /// <summary>
    /// True: values may wait on disk until <see cref="Finish"/>, and no result is asked for before it. Default false: a group's result may be asked
    /// for as soon as the group is complete.
    /// </summary>
    public bool MayWait { get; set; }

    /// <summary>Makes the accumulator of an aggregate. DISTINCT is handled inside, except for COUNT(DISTINCT *), which the engine does.</summary>
    /// <exception cref="NotSupportedException">A custom aggregate: there are none.</exception>
    public static Accumulator Create(Aggregate aggregate, QueryContext context)
    {
        // MIN, MAX and SAMPLE are the same with and without DISTINCT.
        bool isDistinct = aggregate.IsDistinct && aggregate.Argument is not null
            && aggregate.Function is not (AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.Sample);
        Accumulator accumulator = aggregate.Function switch
        {
            AggregateFunction.Count => new CountAccumulator(context, countsRows: aggregate.Argument is null),
            AggregateFunction.Sum => new SumAccumulator(context, isAverage: false),
            AggregateFunction.Avg => new SumAccumulator(context, isAverage: true),
            AggregateFunction.Min => new ExtremeAccumulator(context, sign: 1),
            AggregateFunction.Max => new ExtremeAccumulator(context, sign: -1),
            AggregateFunction.Sample => new SampleAccumulator(context),
            AggregateFunction.GroupConcat => new ConcatAccumulator(context, aggregate.Separator),
            _ => throw new NotSupportedException(
                $"There is no aggregate {aggregate.CustomFunction}; there are COUNT, SUM, AVG, MIN, MAX, SAMPLE and GROUP_CONCAT."),
        };
        return isDistinct ? new DistinctAccumulator(accumulator, context) : accumulator;
    }

    /// <summary>Bytes that so many groups in all, and so many rows more, would take more.</summary>
    public virtual long BytesFor(int groupCount, int rows) => GrowthFor(groupCount);

    /// <summary>Makes room for groups 0 to <paramref name="groupCount"/> - 1; new ones start empty.</summary>
    public abstract void EnsureGroups(int groupCount);

    /// <summary>
    /// Adds values. <paramref name="groups"/>[i] is the group of <paramref name="values"/>[i], which stands for
    /// <paramref name="multiplicities"/>[i] equal rows (empty: one each). For COUNT(*) the values are ignored. Same lengths.
    /// </summary>
    public abstract void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities);

    /// <summary>No more values come.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The value of a group as an id; Unbound if it is an error.</summary>
    public abstract ulong Result(int group);

    /// <summary>Makes a state array longer, at least doubling it, and charges for it.</summary>
    protected void Grow<T>(ref T[] states, int groupCount)
    {
        if (groupCount <= states.Length)
            return;
        int length = Math.Max(Math.Max(16, groupCount), 2 * states.Length);
        _capacity = length;
        _stateBytes = Math.Max(_stateBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        Memory.Add((long)length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()); // beside what is there, which is copied
        int before = states.Length;
        Array.Resize(ref states, length);
        Memory.Add(-(long)before * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
    }

    /// <summary>Bytes that <see cref="Grow"/> would take for so many places.</summary>
    protected long GrowthFor(int count) => count <= _capacity ? 0 : Math.Max(Math.Max(16, count), 2 * _capacity) * Math.Max(_stateBytes, sizeof(long));

    protected virtual void Dispose(bool disposing) => Memory.Dispose();
}
