using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A store in memory with the contract of the durable one: snapshots, one transaction at a time. Gone with its process.</summary>
/// <remarks>
/// <para>For embedding, tests, and as the oracle of the store on disk. A commit costs what copying the quads costs (about 60 bytes a quad and
/// order that queries have used), so many changes belong into one transaction. Terms are never forgotten, also those of removed quads.</para>
/// <para>Thread safe; transactions are not.</para>
/// </remarks>
public sealed class MemoryQuadStore : IQuadStore
{
    private readonly SemaphoreSlim _writer = new(1);
    private readonly MemoryTermTable _terms = new();
    private volatile MemorySnapshot _current;

    /// <summary>An empty store, version 0.</summary>
    public MemoryQuadStore() => _current = new MemorySnapshot(0, new MemoryTermView(_terms), MemoryRows.Empty);

    /// <summary>A store with these quads, version 1. Their blank nodes get labels of the store.</summary>
    public static MemoryQuadStore Of(IEnumerable<Quad> quads)
    {
        var store = new MemoryQuadStore();
        using IQuadTransaction transaction = store.BeginTransaction();
        var sink = new TransactionSink(transaction);
        foreach (Quad quad in quads)
            quad.PushTo(sink);
        transaction.Commit();
        return store;
    }

    /// <inheritdoc/>
    public IQuadSnapshot OpenSnapshot() => _current;

    /// <inheritdoc/>
    public IQuadTransaction BeginTransaction(CancellationToken cancellation = default)
    {
        _writer.Wait(cancellation);
        return new MemoryTransaction(this, _terms, _current);
    }

    /// <summary>Does nothing to open snapshots: the garbage collector owns them.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>The end of a transaction; with a snapshot, that is the newest version from now on.</summary>
    internal void End(MemorySnapshot? committed)
    {
        if (committed is not null)
            _current = committed;
        else
            _writer.Release();
    }
}
