namespace HueKnowledgeGraph.Store;

/// <summary>A store on disk: a directory of immutable segments, a dictionary and a manifest.</summary>
/// <remarks>Thread safe. Readers may open a store at any time, also while another process loads into it: files never change, and a load
/// shows only when its manifest takes the place of the last one.</remarks>
public sealed class QuadStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IStoreFiles _files;
    private StoreVersion? _version;

    private QuadStore(IStoreFiles files, StoreVersion version)
    {
        _files = files;
        _version = version;
    }

    /// <summary>Where the store lies.</summary>
    public string Directory => _files.Directory;

    /// <summary>Opens a store for reading.</summary>
    /// <exception cref="StoreNotFoundException">There is no store.</exception>
    /// <exception cref="StoreVersionException">Its format is not this program's.</exception>
    /// <exception cref="StoreCorruptException">Manifest or directories are damaged.</exception>
    public static QuadStore Open(string directory) => Open(new DiskFiles(directory));

    /// <summary>As <see cref="Open(string)"/>, through a file layer.</summary>
    internal static QuadStore Open(IStoreFiles files) => new(files, StoreVersion.Open(files, Manifest.Read(files)));

    /// <summary>True iff the directory holds a store.</summary>
    public static bool Exists(string directory) => Manifest.Exists(new DiskFiles(directory));

    /// <summary>
    /// Loads documents into a new or an existing store, within a memory budget. The store is as before until the last step, the renaming of
    /// the manifest; a load that fails or is cancelled leaves no files behind.
    /// </summary>
    /// <exception cref="Rdf.RdfSyntaxException">A document breaks its grammar and <see cref="BulkLoadOptions.OnRefused"/> is null.</exception>
    /// <exception cref="StoreLockedException">Another process loads into the store.</exception>
    public static BulkLoadReport BulkLoad(
        string directory, IReadOnlyList<LoadSource> sources, BulkLoadOptions? options = null, CancellationToken cancellation = default) =>
        new BulkLoader(new DiskFiles(directory), sources, options ?? new BulkLoadOptions(), cancellation).Load();

    /// <summary>The newest version. Dispose it to let its files go.</summary>
    public IQuadSnapshot OpenSnapshot()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_version is null, this);
            Manifest manifest = Manifest.Read(_files);
            if (manifest.Generation != _version.Manifest.Generation)
            {
                var newer = StoreVersion.Open(_files, manifest);
                _version.Release();
                _version = newer;
            }

            _version.TryUse();
            return new SegmentSnapshot(_version);
        }
    }

    /// <summary>
    /// Reads everything and compares it: every checksum, the order of terms and rows, counts, zone maps, references, and that all orders
    /// hold the same quads. Damage is reported, not thrown.
    /// </summary>
    /// <param name="directory">The store.</param>
    /// <param name="onProgress">Called before each file. Default none.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="StoreNotFoundException">There is no store.</exception>
    /// <exception cref="StoreVersionException">Its format is not this program's.</exception>
    public static StoreCheckReport Check(string directory, Action<StoreCheckProgress>? onProgress = null, CancellationToken cancellation = default) =>
        new StoreChecker(new DiskFiles(directory), onProgress, cancellation).Check();

    /// <summary>What the newest version holds and what it takes on disk, from directories.</summary>
    public StoreStatistics Statistics()
    {
        using var snapshot = (SegmentSnapshot)OpenSnapshot();
        return StatisticsReader.Read(snapshot.Files, snapshot);
    }

    /// <summary>Lets the files go once the last snapshot is disposed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _version?.Release();
            _version = null;
        }
    }
}
