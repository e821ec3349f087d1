namespace HueKnowledgeGraph.Store;

/// <summary>A store on disk: a directory of immutable segments, a dictionary and a manifest.</summary>
/// <remarks>Thread safe. Readers may open a store at any time, also while another process writes it: a load shows only when its manifest takes
/// the place of the last one, and commits are replayed from the log, whole or not at all.</remarks>
public sealed class QuadStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IStoreFiles _files;
    private LogFollower? _follower;

    private QuadStore(IStoreFiles files)
    {
        _files = files;
        _follower = new LogFollower(files);
    }

    /// <summary>Where the store lies.</summary>
    public string Directory => _files.Directory;

    /// <summary>Opens a store for reading.</summary>
    /// <exception cref="StoreNotFoundException">There is no store.</exception>
    /// <exception cref="StoreVersionException">Its format is not this program's.</exception>
    /// <exception cref="StoreCorruptException">Manifest or directories are damaged.</exception>
    public static QuadStore Open(string directory) => Open(new DiskFiles(directory));

    /// <summary>As <see cref="Open(string)"/>, through a file layer.</summary>
    internal static QuadStore Open(IStoreFiles files) => new(files);

    /// <summary>
    /// Opens a store for reading and writing, or makes an empty one where there is none. Commits of its log are replayed; a record that was torn by
    /// a crash is cut, as it was never acknowledged.
    /// </summary>
    /// <exception cref="StoreLockedException">Another process writes the store.</exception>
    /// <exception cref="StoreVersionException">Its format is not this program's.</exception>
    /// <exception cref="StoreCorruptException">Manifest, directories or log are damaged.</exception>
    public static LiveQuadStore OpenForWriting(string directory, StoreWriteOptions? options = null) =>
        LiveQuadStore.Open(new DiskFiles(directory), options ?? new StoreWriteOptions());

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
            ObjectDisposedException.ThrowIf(_follower is null, this);
            return _follower.Look().OpenSnapshot();
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

    /// <summary>
    /// Compacts a store that no other process writes: one segment, one dictionary part, without removed quads and unused terms. The store is as before
    /// until the last step. A store that is served for writing compacts itself in the background (<see cref="StoreWriteOptions.Compaction"/>).
    /// </summary>
    /// <param name="directory">The store.</param>
    /// <param name="options">Memory, threads and pace.</param>
    /// <param name="cancellation">Ends the work; the store is as before.</param>
    /// <exception cref="StoreNotFoundException">There is no store.</exception>
    /// <exception cref="StoreLockedException">Another process writes the store.</exception>
    public static CompactionReport Compact(string directory, CompactionOptions? options = null, CancellationToken cancellation = default)
    {
        _ = Manifest.Read(new DiskFiles(directory)); // else an empty store would be made
        using LiveQuadStore store = OpenForWriting(directory);
        return store.Compact(options, cancellation);
    }

    /// <summary>
    /// Makes a backup of the newest version, also while another process writes the store: a directory that is a store itself and ends with exactly
    /// one commit. A backup that fails or is cancelled leaves nothing.
    /// </summary>
    /// <param name="directory">The store.</param>
    /// <param name="destination">A directory that is new or empty.</param>
    /// <param name="options">Default: links where that is possible, and checks everything afterwards.</param>
    /// <param name="cancellation">Ends the backup.</param>
    /// <exception cref="StoreExistsException">The destination is not empty.</exception>
    /// <exception cref="StoreCorruptException">The store is damaged.</exception>
    public static StoreCopyReport Backup(string directory, string destination, StoreCopyOptions? options = null, CancellationToken cancellation = default) =>
        new StoreCopy(new DiskFiles(directory), new DiskFiles(destination), options ?? new StoreCopyOptions(), cancellation).Run();

    /// <summary>Makes a store of a backup; the backup stays as it is. Otherwise as <see cref="Backup"/>.</summary>
    public static StoreCopyReport Restore(string backup, string directory, StoreCopyOptions? options = null, CancellationToken cancellation = default) =>
        new StoreCopy(new DiskFiles(backup), new DiskFiles(directory), options ?? new StoreCopyOptions(), cancellation).Run();

    /// <summary>What the newest version holds and what it takes on disk, from directories.</summary>
    public StoreStatistics Statistics()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_follower is null, this);
            return StatisticsReader.Read(_follower.Look(), _files);
        }
    }

    /// <summary>Lets the files go once the last snapshot is disposed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _follower?.Dispose();
            _follower = null;
        }
    }
}
