namespace HueKnowledgeGraph.Sparql;

/// <summary>What one table or sort has taken from the query's memory budget; gives it back when disposed.</summary>
/// <param name="context">The query.</param>
/// <param name="what">For the message of a refusal: "a sort", "a hash table".</param>
internal sealed class MemoryCharge(QueryContext context, string what) : IDisposable
{
    /// <summary>Bytes charged.</summary>
    public long Bytes { get; private set; }

    /// <summary>Charges more (or less, with a negative number), before the memory is taken.</summary>
    public void Add(long bytes)
    {
        context.Charge(bytes, what);
        Bytes += bytes;
    }

    public void Dispose()
    {
        context.Charge(-Bytes, what);
        Bytes = 0;
    }
}
