namespace HueKnowledgeGraph.Store;

/// <summary>A commit could not be made durable. The store is as before it, and takes commits again where the cause has gone.</summary>
/// <remarks>Where the failure was the disk's while syncing, it cannot be known what reached it: after a loss of power the commit is there whole or
/// not at all.</remarks>
public sealed class CommitFailedException(long version, IOException cause)
    : IOException($"Commit {version} was not kept: {cause.Message}", cause)
{
    /// <summary>The number that the commit would have had.</summary>
    public long Version { get; } = version;
}
