using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>A store on disk, open for reading and writing: the one writer of its directory. See <see cref="QuadStore.OpenForWriting"/>.</summary>
/// <remarks>
/// <para>A commit is one record of the log, synced before it is acknowledged; commits that wait at the same time share a sync. The next
/// transaction may begin before the last one is durable; readers see a version only when it is.</para>
/// <para>Thread safe. Dispose it after its transactions and snapshots; what is in the log stays there and is replayed by the next opening.</para>
/// </remarks>
public sealed class LiveQuadStore : IQuadStore
{
    private readonly IStoreFiles _files;
    private readonly StoreLock _lock;
    private readonly SemaphoreSlim _writer = new(1);
    private readonly TermTail _tail;
    private readonly LogWriter _log;
    private readonly CommitQueue _queue;
    private readonly Lock _gate = new();
    private LiveVersion _durable;
    private LiveVersion _latest;
    private long _failuresOfLatest;
    private long _blankNodeCount;
    private bool _isDisposed;

    private LiveQuadStore(IStoreFiles files, StoreLock hold, LiveVersion version, TermTail tail, LogWriter log, StoreWriteOptions options)
    {
        _files = files;
        _lock = hold;
        _durable = _latest = version;
        _tail = tail;
        _log = log;
        _queue = new CommitQueue(log, Publish);
        _blankNodeCount = version.Terms.BlankNodeCount;
        Options = options;
    }

    /// <summary>Where the store lies.</summary>
    public string Directory => _files.Directory;

    /// <summary>How it is written.</summary>
    public StoreWriteOptions Options { get; }

    /// <summary>Frames that were written to the log: each made one commit or several durable.</summary>
    internal long CommitGroups => _queue.Groups;

    /// <inheritdoc/>
    public IQuadSnapshot OpenSnapshot()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _durable.OpenSnapshot();
        }
    }

    /// <inheritdoc/>
    public IQuadTransaction BeginTransaction(CancellationToken cancellation = default)
    {
        _writer.Wait(cancellation);
        lock (_gate)
        {
            if (_isDisposed)
            {
                _writer.Release();
                throw new ObjectDisposedException(nameof(LiveQuadStore));
            }

            ForgetLostCommits();
            _latest.Files.TryUse();
            return new LiveTransaction(this, _latest, new TermResolver(_latest.Files.Terms, _tail, _blankNodeCount));
        }
    }

    /// <summary>Lets the files and the lock go.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _durable.Files.Release();
        }

        _log.Dispose();
        _lock.Dispose();
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
            var tail = new TermTail(version.Terms.NextTerms());
            LiveVersion live = LiveVersion.Of(version, tail);
            long end = 0;
            foreach (string name in manifest.Logs)
            {
                using var reader = new LogReader(files, name);
                live = LogReplay.Replay(live, reader, tail);
                end = reader.Position;
            }

            log ??= LogWriter.Open(files, manifest.Logs[^1], end);
            return new LiveQuadStore(files, hold, live, tail, log, options);
        }
        catch
        {
            version?.Release();
            log?.Dispose();
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Ends a transaction without a commit.</summary>
    internal void EndTransaction(LiveVersion based)
    {
        based.Files.Release();
        _writer.Release();
    }

    /// <summary>Ends a transaction with a commit.</summary>
    internal CommitReport Commit(LiveVersion based, LiveVersion working, IReadOnlyList<QuadChange> changes)
    {
        WaitingCommit commit;
        try
        {
            if (changes.Count == 0)
                return new CommitReport(based.Number, 0, 0);
            LiveVersion next = working with { Number = based.Number + 1 };
            commit = new WaitingCommit(RecordOf(next, changes), next);
            lock (_gate)
            {
                if (_failuresOfLatest != _queue.Failures)
                    throw new CommitFailedException(next.Number, new IOException("the commit before it, on which it builds, was lost"));
                _queue.Add(commit);
                _latest = next;
                _blankNodeCount = next.Terms.BlankNodeCount;
            }
        }
        finally
        {
            EndTransaction(based);
        }

        _queue.Wait(commit);
        int added = changes.Count(change => change.IsAdded);
        return new CommitReport(commit.Version.Number, added, changes.Count - added);
    }

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
            manifest = manifest with { Generation = generation, Logs = [name] };
            manifest.Replace(files);
            return (manifest, log);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    private ReadOnlyMemory<byte> RecordOf(LiveVersion version, IReadOnlyList<QuadChange> changes)
    {
        using TermReader reader = version.Terms.OpenReader();
        return new CommitRecordWriter(reader).Write(version.Number, Options.TimeProvider.GetUtcNow().UtcTicks, version.Terms.BlankNodeCount, changes);
    }

    /// <summary>After commits were lost, goes on from the last one that was not.</summary>
    private void ForgetLostCommits()
    {
        if (_failuresOfLatest == _queue.Failures)
            return;
        _failuresOfLatest = _queue.Failures;
        _latest = _durable;
    }

    private void Publish(LiveVersion version)
    {
        lock (_gate)
            _durable = version;
    }
}
