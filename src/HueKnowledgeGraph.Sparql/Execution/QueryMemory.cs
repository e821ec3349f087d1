namespace HueKnowledgeGraph.Sparql;

/// <summary>Memory that the queries of one process share. Thread safe.</summary>
/// <remarks>
/// A query may have its fair share, which is the whole divided by the queries that run, or more as long as it leaves as much free as it has:
/// one query alone may take half of all, a second half of the rest, and whoever comes last still finds its share or some of it. Memory is
/// never taken from a query that has it.
/// </remarks>
public sealed class QueryMemory
{
    private long _bytes;
    private int _queries;

    /// <summary>Makes it.</summary>
    /// <param name="totalBytes">Most bytes of all queries together; more than 0.</param>
    public QueryMemory(long totalBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalBytes);
        TotalBytes = totalBytes;
    }

    /// <summary>Most bytes of all queries together.</summary>
    public long TotalBytes { get; }

    /// <summary>Bytes that queries have now.</summary>
    public long BytesInUse => Volatile.Read(ref _bytes);

    /// <summary>Queries that run now.</summary>
    public int QueryCount => Volatile.Read(ref _queries);

    /// <summary>What a query may have, of which it has <paramref name="own"/> bytes already.</summary>
    internal long AllowedFor(long own)
    {
        long free = Math.Max(0, TotalBytes - BytesInUse);
        long fairShare = Math.Min(TotalBytes / Math.Max(1, QueryCount), own + free);
        return Math.Max(fairShare, (own + free) / 2);
    }

    internal void Enter() => Interlocked.Increment(ref _queries);

    /// <summary>A query has ended that still had so many bytes.</summary>
    internal void Leave(long bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Decrement(ref _queries);
    }

    /// <summary>Notes bytes that are taken, or with a negative number given back.</summary>
    internal void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
