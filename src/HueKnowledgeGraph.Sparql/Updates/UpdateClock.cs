using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The time that an update request has, all its operations together.</summary>
internal sealed class UpdateClock(UpdateOptions options, CancellationToken cancellation)
{
    private readonly long _started = options.Clock.GetTimestamp();

    /// <summary>The caller has gone.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Time left; not negative right after <see cref="Poll"/>.</summary>
    public TimeSpan Left => options.Timeout - options.Clock.GetElapsedTime(_started);

    /// <summary>What a WHERE may take.</summary>
    public QueryOptions QueryOptions => new()
    {
        Timeout = Left,
        MemoryBytes = options.MemoryBytes,
        UnionDefaultGraph = options.UnionDefaultGraph,
        Services = options.Services,
        Clock = options.Clock,
    };

    /// <summary>Throws where the request has to end.</summary>
    public void Poll()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Left < TimeSpan.Zero)
            throw Late();
    }

    /// <summary>Runs a part that has a clock of its own; when its time is over, that of the request is.</summary>
    public T Within<T>(Func<T> part)
    {
        try
        {
            return part();
        }
        catch (QueryLimitException limit) when (limit.Limit == QueryLimitException.TimeLimit)
        {
            throw Late();
        }
    }

    /// <summary>Waits for the transaction before and begins one.</summary>
    public IQuadTransaction Begin(IQuadStore store)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return store.BeginTransaction(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Late();
        }
    }

    private QueryLimitException Late() => QueryLimitException.UpdateTime(options.Clock.GetElapsedTime(_started), options.Timeout);
}
