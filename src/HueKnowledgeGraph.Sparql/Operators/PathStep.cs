namespace HueKnowledgeGraph.Sparql;

/// <summary>One step of a transitive path: from a set of nodes to all nodes next to them.</summary>
internal abstract class PathStep : IDisposable
{
    /// <summary>
    /// Adds to <paramref name="targets"/> the nodes one step away from <paramref name="sources"/> (ascending, distinct); may add one twice.
    /// </summary>
    public abstract void Expand(ReadOnlySpan<ulong> sources, List<ulong> targets);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
