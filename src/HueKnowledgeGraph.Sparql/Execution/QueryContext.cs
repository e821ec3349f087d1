using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What all operators of one running query share: snapshot, dataset, terms, limits, clock.</summary>
public sealed class QueryContext : IDisposable
{
    // Buffers of sixteen parts take more than to put less than this on disk would give back.
    private const long LeastSpill = 1 << 16;

    private readonly CancellationToken _cancellation;
    private long _started;
    private long _memory;
    private int _serviceCalls;
    private long _shared;
    private TimeSpan _nextYield = TimeSpan.FromMilliseconds(100);
    private bool _isDisposed;

    /// <summary>Starts the clock.</summary>
    public QueryContext(IQuadSnapshot snapshot, QueryOptions options, CancellationToken cancellation)
    {
        Snapshot = options.Entailment == EntailmentRegime.Rdfs ? new RdfsSnapshot(snapshot) : snapshot;
        Options = options;
        Terms = new QueryTerms(Snapshot);
        _cancellation = cancellation;
        _started = options.Clock.GetTimestamp();
        Now = options.Clock.GetUtcNow();
        options.SharedMemory?.Enter();
    }

    /// <summary>What is read.</summary>
    public IQuadSnapshot Snapshot { get; }

    /// <summary>Limits and switches.</summary>
    public QueryOptions Options { get; }

    /// <summary>Terms of the query, for the thread that runs it; other threads fork their own.</summary>
    public QueryTerms Terms { get; }

    /// <summary>The one value of NOW() in this query.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Base IRI of the query, for IRI().</summary>
    public string? BaseIri { get; init; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => Options.Clock.GetElapsedTime(_started);

    /// <summary>Time until the limit; below zero once it is over.</summary>
    internal TimeSpan TimeLeft => Options.Timeout - Elapsed;

    /// <summary>The caller's own wish to end.</summary>
    internal CancellationToken Cancellation => _cancellation;

    /// <summary>A number for each call of another endpoint.</summary>
    internal int NextServiceCall() => Interlocked.Increment(ref _serviceCalls);

    /// <summary>
    /// Names the sequence of solutions that expressions are now compiled for: BNODE("x") gives one node within a solution, and a solution is
    /// known by its sequence and its number there.
    /// </summary>
    internal long SolutionScope { get; private set; }

    /// <summary>What is compiled from here on is for another sequence of solutions.</summary>
    internal void BeginSolutionScope() => SolutionScope++;

    /// <summary>Starts the clock anew: a query that waited before its first row has not run yet.</summary>
    internal void RestartClock() => _started = Options.Clock.GetTimestamp();

    /// <summary>Bytes charged now.</summary>
    public long MemoryInUse => Volatile.Read(ref _memory);

    /// <summary>Most bytes charged at once; only with <see cref="QueryOptions.Analyze"/>.</summary>
    internal long PeakMemory { get; private set; }

    /// <summary>The operator whose Next runs now; only with <see cref="QueryOptions.Analyze"/>.</summary>
    internal QueryOperator? Working { get; set; }

    /// <summary>To be called once a batch, and about every 10,000 steps inside long loops: throws where the query has to end.</summary>
    /// <exception cref="QueryLimitException">Over the time limit, or the terms made so far are over the memory limit.</exception>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public void Poll()
    {
        _cancellation.ThrowIfCancellationRequested();
        TimeSpan elapsed = Elapsed;
        if (Options.Yield is not null && elapsed > _nextYield)
        {
            Options.Yield(elapsed);
            elapsed = Elapsed;
            _nextYield = elapsed + TimeSpan.FromMilliseconds(100);
        }

        if (elapsed > Options.Timeout)
            throw QueryLimitException.Time(elapsed, Options.Timeout);

        // Terms that expressions make are charged by nobody: a query that only streams would else never be held to its limit.
        HoldToLimits(MemoryInUse + Terms.LocalBytes, "the terms that it made");
    }

    /// <summary>Charges (or with a negative number gives back) memory before it is taken.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="what">For the message: "a sort", "a hash table".</param>
    /// <exception cref="QueryLimitException">Over the memory limit; then nothing is charged.</exception>
    public void Charge(long bytes, string what)
    {
        long total = Interlocked.Add(ref _memory, bytes) + Terms.LocalBytes;
        if (Options.Analyze)
        {
            PeakMemory = Math.Max(PeakMemory, total);
            Working?.Charged(bytes);
        }

        if (bytes <= 0)
            return;
        try
        {
            HoldToLimits(total, what);
        }
        catch (QueryLimitException)
        {
            Interlocked.Add(ref _memory, -bytes);
            throw;
        }
    }

    /// <summary>To be called before so many bytes are taken for a moment, as for one long string: holds them to the limit without charging them, and polls.</summary>
    internal void RequireRoom(long bytes, string what)
    {
        Poll();
        long total = MemoryInUse + Terms.LocalBytes + bytes;
        if (total > Options.MemoryBytes)
            throw QueryLimitException.Memory(what, total, Options.MemoryBytes);
    }

    /// <summary>
    /// Whether an operator that has charged <paramref name="own"/> bytes should put rows on disk before it takes so many more. A quarter of the
    /// memory is left to operators that cannot, and to small ones, for which it would be no help.
    /// </summary>
    /// <param name="own">Bytes that it has.</param>
    /// <param name="more">Bytes that it is about to take; with none it never spills.</param>
    /// <param name="level">How often the rows have been divided on disk already.</param>
    internal bool ShouldSpill(long own, long more, int level = 0)
    {
        if (Options.SpillsAlways)
            return level == 0;
        if (Options.Spill is null || more == 0)
            return false;
        long used = MemoryInUse + Terms.LocalBytes;
        long allowed = Math.Min(Options.MemoryBytes, Options.SharedMemory?.AllowedFor(used) ?? long.MaxValue);
        return used + more > allowed / 4 * 3 && own + more > Math.Max(LeastSpill, allowed / 256);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Options.SharedMemory?.Leave(_shared);
        Terms.Dispose();
    }

    private void HoldToLimits(long total, string what)
    {
        if (total > Options.MemoryBytes)
            throw QueryLimitException.Memory(what, total, Options.MemoryBytes);
        if (Options.SharedMemory is not { } shared || total == _shared)
            return;
        long before = Interlocked.Exchange(ref _shared, total);
        shared.Add(total - before);
        if (total > before && shared.AllowedFor(total) is var allowed && total > allowed)
        {
            shared.Add(before - total);
            _shared = before;
            throw QueryLimitException.SharedMemory(what, total, allowed, shared.TotalBytes);
        }
    }
}
