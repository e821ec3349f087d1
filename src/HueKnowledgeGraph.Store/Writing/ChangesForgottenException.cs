namespace HueKnowledgeGraph.Store;

/// <summary>A follower asks for commits that the log does not hold any more, or that were never in it: a bulk load is one.</summary>
public sealed class ChangesForgottenException(long asked, long found)
    : InvalidOperationException($"The changes behind version {asked} are not in the log, which goes on with version {found} "
        + "(StoreWriteOptions.KeptLogBytes; a bulk load is in no log). Read a snapshot and follow from its version.")
{
    /// <summary>The version behind which changes were asked.</summary>
    public long Asked { get; } = asked;
}
