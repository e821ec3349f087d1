using System.Diagnostics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A node of a plan: pulls batches from its inputs and hands out its own.</summary>
/// <remarks>
/// <para>Guarantees: each batch returned has at least one row; null means the end, for good. Every call polls the context once.
/// Making an operator costs nothing; buffers and scans come with the first call of <see cref="Next"/>.</para>
/// <para>Requires: one thread at a time; consumers copy what they keep before the next call, and may compact the batch they were given.
/// An operator owns its inputs and disposes them.</para>
/// </remarks>
internal abstract class QueryOperator(QueryContext context, VariableLayout layout) : IDisposable
{
    private long _ticks;
    private long _memory;
    private long _peakMemory;

    /// <summary>The running query.</summary>
    protected QueryContext Context { get; } = context;

    /// <summary>Which variable stands in which column.</summary>
    public VariableLayout Layout { get; } = layout;

    /// <summary>Operators that this one pulls from, in the order of EXPLAIN.</summary>
    public virtual IReadOnlyList<QueryOperator> Inputs => [];

    /// <summary>Variables that every row binds.</summary>
    public IReadOnlySet<Variable> Certain { get; protected init; } = new HashSet<Variable>();

    /// <summary>Rows ascend by the ids of these variables, most significant first; empty: no known order.</summary>
    public IReadOnlyList<Variable> SortedBy { get; protected init; } = [];

    /// <summary>Rows that the planner expects.</summary>
    public double EstimatedRows { get; init; }

    /// <summary>Rows handed out so far.</summary>
    public long ActualRows { get; private set; }

    /// <summary>Time spent here and below; only with <see cref="QueryOptions.Analyze"/>.</summary>
    public TimeSpan ActualTime => TimeSpan.FromSeconds((double)_ticks / Stopwatch.Frequency);

    /// <summary>Pages of the store that its own scans have read and passed over.</summary>
    protected virtual (long Read, long Skipped) Pages => (0, 0);

    /// <summary>True iff <see cref="SeekTo"/> skips rows without reading them all.</summary>
    public virtual bool CanSeek => false;

    /// <summary>
    /// The next batch starts at the first row whose first sort variable is at least <paramref name="key"/>; never backward. Rows that were
    /// already read ahead may still come before it.
    /// </summary>
    public virtual void SeekTo(ulong key) => throw new NotSupportedException($"{Describe()} cannot skip rows.");

    /// <summary>What it does in a few words, for EXPLAIN: operator, pattern, order.</summary>
    public abstract string Describe();

    /// <summary>The next solutions, or null at the end.</summary>
    public Batch? Next()
    {
        Context.Poll();
        Batch? batch = Context.Options.Analyze ? NextMeasured() : NextCore();
        ActualRows += batch?.RowCount ?? 0;
        return batch;
    }

    /// <summary>This operator and those below, for people and programs.</summary>
    public PlanNode Explain(bool isAnalyzed)
    {
        PlanNode[] inputs = [.. Inputs.Select(input => input.Explain(isAnalyzed))];
        if (!isAnalyzed)
            return new PlanNode(Describe(), EstimatedRows, null, inputs);
        TimeSpan below = inputs.Aggregate(TimeSpan.Zero, (sum, input) => sum + input.Run!.Time);
        TimeSpan own = ActualTime > below ? ActualTime - below : TimeSpan.Zero;
        return new PlanNode(Describe(), EstimatedRows, new PlanMeasurement(ActualRows, ActualTime, own, _peakMemory, Pages.Read, Pages.Skipped), inputs);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Memory that was charged, or given back, while this operator worked. Called only with <see cref="QueryOptions.Analyze"/>.</summary>
    public void Charged(long bytes)
    {
        long memory = Interlocked.Add(ref _memory, bytes);
        _peakMemory = Math.Max(_peakMemory, memory);
    }

    /// <summary>The next solutions, or null at the end.</summary>
    protected abstract Batch? NextCore();

    private Batch? NextMeasured()
    {
        long started = Stopwatch.GetTimestamp();
        QueryOperator? caller = Context.Working;
        Context.Working = this;
        try
        {
            return NextCore();
        }
        finally
        {
            Context.Working = caller;
            _ticks += Stopwatch.GetTimestamp() - started;
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (QueryOperator input in Inputs)
            input.Dispose();
    }
}
