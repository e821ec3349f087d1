using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>A store on disk, open for reading and writing: the one writer of its directory. See <see cref="QuadStore.OpenForWriting"/>.</summary>
/// <remarks>
/// <para>A commit is one record of the log, synced before it is acknowledged; commits that wait at the same time share a sync. The next
/// transaction may begin before the last one is durable; readers see a version only when it is. Changes stay in memory until a flush makes a
/// segment of them.</para>
/// <para>Thread safe. Dispose it after its transactions and snapshots; what is in the log stays there and is replayed by the next opening.</para>
/// </remarks>
public sealed partial class LiveQuadStore : IQuadStore
{
    private readonly IStoreFiles _files;
    private readonly StoreLock _lock;
    private readonly CommitQueue _queue;
    private readonly Lock _gate = new();

    // Guarded by _gate.
    private LiveVersion _durable;
    private bool _isDisposed;

    private LiveQuadStore(IStoreFiles files, StoreLock hold, Manifest manifest, LiveVersion version, LogWriter log, StoreWriteOptions options)
    {
        _files = files;
        _lock = hold;
        _manifest = manifest;
        _durable = _latest = version;
        _tail = version.Terms.Tail;
        _queue = new CommitQueue(log, Publish);
        _blankNodeCount = version.Terms.BlankNodeCount;
        Options = options;
    }

    /// <summary>Where the store lies.</summary>
    public string Directory => _files.Directory;

    /// <summary>How it is written.</summary>
    public StoreWriteOptions Options { get; }

    /// <summary>Number of the last durable commit.</summary>
    public long Version => Durable.Number;

    /// <summary>The last durable version.</summary>
    internal LiveVersion Durable
    {
        get
        {
            lock (_gate)
                return _durable;
        }
    }

    /// <inheritdoc/>
    public IQuadSnapshot OpenSnapshot()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _durable.OpenSnapshot();
        }
    }

    /// <summary>What the newest version holds and what it takes on disk, from directories.</summary>
    public StoreStatistics Statistics() => StatisticsReader.Read(Durable, _files);

    /// <summary>Ends a flush that runs, and lets the files and the lock go.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
        }

        _ending.Cancel();
        _maintenance.Wait();
        _queue.Drain();
        _durable.Files.Release();
        _queue.Dispose();
        _lock.Dispose();
        _changed.TrySetResult();
        _maintenance.Release();
    }

    /// <summary>Opens a store, or makes one where there is none.</summary>
    internal static LiveQuadStore Open(IStoreFiles files, StoreWriteOptions options)
    {
        files.CreateDirectory();
        StoreLock hold = StoreLock.Take(files);
        StoreVersion? version = null;
        LogWriter? log = null;
        try
        {
            Manifest manifest = Manifest.ReadOrEmpty(files);
            Orphans.Remove(files, manifest);
            if (manifest.Logs.Count == 0)
                (manifest, log) = AddLog(files, manifest);
            version = StoreVersion.Open(files, manifest);
            LiveVersion live = LiveVersion.Of(version, new TermTail(version.Terms.NextTerms()));
            live = ReplayAll(files, manifest, live, out long end);
            log ??= LogWriter.Open(files, manifest.Logs[^1], end);
            return new LiveQuadStore(files, hold, manifest, live, log, options);
        }
        catch
        {
            version?.Release();
            log?.Dispose();
            hold.Dispose();
            throw;
        }
    }

    private static LiveVersion ReplayAll(IStoreFiles files, Manifest manifest, LiveVersion live, out long end)
    {
        end = 0;
        foreach (string name in manifest.Logs)
        {
            using var reader = new LogReader(files, name);
            live = LogReplay.Replay(live, reader);
            end = reader.Position;
            if (name != manifest.Logs[^1] && end != reader.Length)
                throw new StoreCorruptException(files.PathOf(name), end, "the log ends here, but another one follows it");
        }

        return live;
    }

    /// <summary>Makes a log for the commits to come and names it in the manifest, behind those that are there.</summary>
    private static (Manifest Manifest, LogWriter Log) AddLog(IStoreFiles files, Manifest manifest)
    {
        // A log without a manifest would be taken for a store that has lost it.
        if (manifest.Generation == 0)
        {
            manifest = manifest with { Generation = 1 };
            manifest.Replace(files);
        }

        long generation = manifest.Generation + 1;
        string name = generation.ToString("000000", CultureInfo.InvariantCulture) + ".log";
        LogWriter log = LogWriter.Create(files, name);
        try
        {
            manifest = manifest with { Generation = generation, Logs = [.. manifest.Logs, name] };
            manifest.Replace(files);
            return (manifest, log);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    private void Publish(LiveVersion version)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _durable = version;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }
}
