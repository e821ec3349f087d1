namespace HueKnowledgeGraph.Store;

/// <summary>A forward pass over the rows of a <see cref="ScanSpecification"/>, in batches of columns.</summary>
/// <remarks>
/// <para>Guarantees: rows ascend by the free keys (then by graph, where graphs are kept apart); under a merging selection no row comes
/// twice; a batch holds at least one row unless the scan has ended.</para>
/// <para>Requires: one thread at a time; <see cref="IDisposable.Dispose"/> when done, before the snapshot's.</para>
/// </remarks>
public abstract class QuadScan : IDisposable
{
    /// <summary>
    /// Fills the next rows. Each span is either empty (column not wanted, or there is no such free key) or at least as long as the
    /// batch that the caller wants; all that are not empty have the same length. At least one is not empty, unless there is no free key:
    /// then at most one row comes, as the return value 1.
    /// </summary>
    /// <param name="first">First free key.</param>
    /// <param name="second">Second free key.</param>
    /// <param name="third">Third free key.</param>
    /// <param name="graph">Graph of each row; only for selections that keep graphs apart. With order Gspo, whose graph is a key: the object,
    /// which is the fourth free key if nothing is bound.</param>
    /// <returns>Number of rows filled; 0 means the end, for good.</returns>
    public abstract int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph);

    /// <summary>
    /// The next distinct values of the first free key, each with the number of its rows that are left. Cheaper than
    /// <see cref="Next"/> where only numbers count. Both spans have the same length. May follow <see cref="Next"/>, but not come before it.
    /// </summary>
    /// <returns>Number of keys filled; 0 means the end.</returns>
    public abstract int NextRuns(Span<ulong> keys, Span<long> rowCounts);

    /// <summary>Goes forward to the first row whose first free key is at least <paramref name="key"/>, skipping pages; never backward.</summary>
    public abstract void SeekTo(ulong key);

    /// <summary>Pages decoded so far, and pages passed over by <see cref="SeekTo"/> or by statistics: for EXPLAIN ANALYZE.</summary>
    public virtual (long Read, long Skipped) Pages => (0, 0);

    /// <summary>Gives buffers back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives buffers back.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
