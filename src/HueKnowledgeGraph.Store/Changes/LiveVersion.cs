namespace HueKnowledgeGraph.Store;

/// <summary>One version of a store: files, what later commits changed, and the terms of both. Never changes; thread safe.</summary>
/// <param name="Files">Segments and dictionary parts; the version does not count as a user of them.</param>
/// <param name="Number">Number of the last commit.</param>
/// <param name="Delta">Changes against the segments.</param>
/// <param name="Terms">All terms.</param>
/// <param name="NamedGraphs">See <see cref="IQuadSnapshot.NamedGraphs"/>.</param>
internal sealed record LiveVersion(StoreVersion Files, long Number, Delta Delta, LiveDictionary Terms, ulong[] NamedGraphs)
{
    /// <summary>The version of the files alone.</summary>
    public static LiveVersion Of(StoreVersion files, TermTail tail) =>
        new(files, files.Manifest.Version, Delta.Empty, new LiveDictionary(files.Terms, tail, tail.Length, files.Manifest.BlankNodeCount), [.. files.NamedGraphs]);

    /// <summary>Numbers of keys that were asked for.</summary>
    public KeyCounts Keys { get; init; } = new();

    /// <summary>Memory that changes and their terms take, about.</summary>
    public long Bytes => (Delta.Counts.Entries * Delta.BytesEach) + Terms.Tail.Bytes;

    /// <summary>A snapshot, which uses the files until it is disposed. The caller knows them to be open.</summary>
    public IQuadSnapshot OpenSnapshot()
    {
        if (!Files.TryUse())
            throw new InvalidOperationException("The store's files are closed.");
        return Number == Files.Manifest.Version && Delta.IsEmpty && Terms.IsOfFiles ? new SegmentSnapshot(Files) : new LiveSnapshot(this);
    }
}
