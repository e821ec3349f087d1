namespace HueKnowledgeGraph.Store;

/// <summary>How many entries of each kind there are in a part of a <see cref="DeltaTree"/>.</summary>
internal readonly record struct DeltaCounts(int Added, int Removed, int TriplesAdded, int TriplesRemoved)
{
    /// <summary>All entries.</summary>
    public int Entries => Added + Removed;

    /// <summary>The counts of one entry.</summary>
    public static DeltaCounts Of(DeltaFlags flags) => new(
        (int)flags & 1, ((int)flags >> 1) & 1, ((int)flags >> 2) & 1, ((int)flags >> 3) & 1);

    public static DeltaCounts operator +(DeltaCounts left, DeltaCounts right) => new(
        left.Added + right.Added, left.Removed + right.Removed, left.TriplesAdded + right.TriplesAdded, left.TriplesRemoved + right.TriplesRemoved);

    public static DeltaCounts operator -(DeltaCounts left, DeltaCounts right) => new(
        left.Added - right.Added, left.Removed - right.Removed, left.TriplesAdded - right.TriplesAdded, left.TriplesRemoved - right.TriplesRemoved);
}
