using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>Where requests get the version that they read. Thread safe.</summary>
internal abstract class SnapshotSource : IDisposable
{
    /// <summary>True iff a later lease may be of a later version.</summary>
    public abstract bool CanChange { get; }

    /// <summary>The version to read now; each request takes its own and disposes it.</summary>
    public abstract SnapshotLease Open();

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A version that a request reads.</summary>
/// <param name="snapshot">The version.</param>
/// <param name="identity">Names the version among all that this place ever served: for ETags.</param>
/// <param name="release">What is disposed with the lease; null: nothing.</param>
internal sealed class SnapshotLease(IQuadSnapshot snapshot, string identity, IDisposable? release) : IDisposable
{
    /// <summary>The version.</summary>
    public IQuadSnapshot Snapshot => snapshot;

    /// <summary>Names the version among all that this place ever served: for ETags.</summary>
    public string Identity => identity;

    /// <inheritdoc/>
    public void Dispose() => release?.Dispose();
}
