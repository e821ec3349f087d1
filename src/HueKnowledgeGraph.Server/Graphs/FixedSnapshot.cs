using System.Globalization;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>One snapshot for good; it stays its owner's.</summary>
internal sealed class FixedSnapshot(IQuadSnapshot snapshot) : SnapshotSource
{
    private readonly SnapshotLease _lease = new(snapshot, snapshot.Version.ToString(CultureInfo.InvariantCulture), null);

    /// <inheritdoc/>
    public override bool CanChange => false;

    /// <inheritdoc/>
    public override SnapshotLease Open() => _lease;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
