using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>A store that this server writes: each request reads the last commit.</summary>
internal sealed class WrittenStore(IQuadStore store, string stamp, bool owns) : SnapshotSource
{
    /// <inheritdoc/>
    public override bool CanChange => true;

    /// <inheritdoc/>
    public override SnapshotLease Open()
    {
        IQuadSnapshot snapshot = store.OpenSnapshot();
        return new SnapshotLease(snapshot, $"{snapshot.Version} {stamp}", snapshot);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (owns)
            store.Dispose();
    }
}
