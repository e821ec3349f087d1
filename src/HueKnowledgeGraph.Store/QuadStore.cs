namespace HueKnowledgeGraph.Store;

/// <summary>A store on disk: a directory of immutable segments, a dictionary and a manifest.</summary>
public sealed class QuadStore : IDisposable
{
    private QuadStore(string directory) => Directory = directory;

    /// <summary>Where the store lies.</summary>
    public string Directory { get; }

    /// <summary>Opens a store for reading.</summary>
    /// <exception cref="StoreNotFoundException">There is no store.</exception>
    /// <exception cref="StoreVersionException">Its format is not this program's.</exception>
    /// <exception cref="StoreCorruptException">Manifest or directories are damaged.</exception>
    public static QuadStore Open(string directory) => throw new StoreNotFoundException(directory);

    /// <summary>True iff the directory holds a store.</summary>
    public static bool Exists(string directory) => false;

    /// <summary>
    /// Loads documents into a new or an existing store, within a memory budget. The store is as before until the last step, the renaming of
    /// the manifest; a load that fails or is cancelled leaves no files behind.
    /// </summary>
    public static BulkLoadReport BulkLoad(
        string directory, IReadOnlyList<LoadSource> sources, BulkLoadOptions? options = null, CancellationToken cancellation = default) =>
        throw new InvalidOperationException($"No loader for {directory}, {sources}, {options}, {cancellation} in this build.");

    /// <summary>The newest version. Dispose it to let its files go.</summary>
    public IQuadSnapshot OpenSnapshot() => throw new InvalidOperationException("No segments in this build.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
