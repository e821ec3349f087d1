namespace HueKnowledgeGraph.Store;

public sealed partial class LiveQuadStore
{
    private const int MaxReplays = 8;
    private readonly SemaphoreSlim _maintenance = new(1);
    private readonly CancellationTokenSource _ending = new();
    private long _flushAtBytes;

    // For the holder of _maintenance.
    private Manifest _manifest;
    private bool _mustReopen;
    private long _replayedBytes;

    // For the holder of _writer: a load is in the manifest, but not in this process.
    private bool _isFenced;

    /// <summary>Makes a segment of all changes that are in memory and begins a new log. Readers and writers go on meanwhile.</summary>
    /// <param name="cancellation">Ends the work; the store is as before.</param>
    public void Flush(CancellationToken cancellation = default) =>
        Rebuild((version, manifest, token) => version.Number == manifest.Version ? manifest : new Flush(_files, version, token).Write(manifest), cancellation);

    /// <summary>
    /// Loads documents as one commit, through the one writer: other transactions wait until it ends, readers go on. See
    /// <see cref="QuadStore.BulkLoad"/>.
    /// </summary>
    public BulkLoadReport BulkLoad(IReadOnlyList<LoadSource> sources, BulkLoadOptions? options = null, CancellationToken cancellation = default) =>
        BulkLoad(new BulkLoader(_files, sources, options ?? new BulkLoadOptions(), cancellation), cancellation);

    /// <summary>As <see cref="BulkLoad(IReadOnlyList{LoadSource}, BulkLoadOptions?, CancellationToken)"/>, by a loader of this store.</summary>
    internal BulkLoadReport BulkLoad(BulkLoader loader, CancellationToken cancellation)
    {
        Flush(cancellation); // most of it, while writers still work
        using IDisposable maintenance = Take(_maintenance, cancellation);
        using IDisposable writer = Take(_writer, cancellation);
        _queue.Drain();
        RefuseIfUnusable();
        if (Durable.Number != _manifest.Version)
        {
            RotateLog();
            Adopt(Build((version, manifest, token) => new Flush(_files, version, token).Write(manifest), Durable, cancellation)).Release();
            Orphans.Remove(_files, _manifest);
        }

        BulkLoadReport report = LoadFenced(loader, out StoreVersion? old);
        old?.Release();
        Orphans.Remove(_files, _manifest);
        return report;
    }

    /// <summary>Loads and puts the new files to use. Until that is done commits are refused: they would get the number that the load has.</summary>
    private BulkLoadReport LoadFenced(BulkLoader loader, out StoreVersion? old)
    {
        old = null;
        _isFenced = true;
        BulkLoadReport report;
        Manifest loaded;
        try
        {
            report = loader.LoadInto(_manifest, out loaded);
        }
        catch
        {
            _mustReopen = true;
            _isFenced = _mustReopen = Manifest.Read(_files).Generation != _manifest.Generation; // behind the renaming the load is there
            throw;
        }

        if (loaded.Generation != _manifest.Generation)
        {
            _manifest = loaded;
            old = Adopt(Catch(loaded));
        }

        _isFenced = false;
        return report;
    }

    /// <summary>Puts other files in the place of the store's, with the same quads: what a flush and a compaction do. One at a time.</summary>
    /// <remarks>The files are made from a version that does not change, beside the work of readers and writers; commits that come meanwhile go to a new
    /// log, which is replayed on the new files by term. So ids may change. Writers wait for the new log and for the last few commits
    /// replayed, readers never.</remarks>
    /// <param name="build">Writes files that hold the quads of a version and gives the manifest that names them, made from the current one; the
    /// same manifest if there is nothing to do.</param>
    /// <param name="cancellation">Ends the work; the store is as before.</param>
    internal void Rebuild(Func<LiveVersion, Manifest, CancellationToken, Manifest> build, CancellationToken cancellation)
    {
        using IDisposable maintenance = Take(_maintenance, cancellation);
        LiveVersion version;
        using (Take(_writer, cancellation))
        {
            RefuseIfUnusable();
            _queue.Drain();
            version = Durable;
            if (version.Number != _manifest.Version)
                RotateLog();
            version.Files.TryUse();
        }

        try
        {
            LiveVersion caught = Build(build, version, cancellation);
            if (ReferenceEquals(caught, version))
                return;
            // The rest, for which writers wait, is then what came during the last replay.
            for (int i = 0; i < MaxReplays && caught.Number < Durable.Number; i++)
                caught = CatchUp(caught);
            StoreVersion old;
            using (Take(_writer, CancellationToken.None)) // the manifest names the new files: there is no way back
                old = Adopt(caught);

            // Closing and deleting large files takes its time, and nobody waits for it.
            old.Release();
            Orphans.Remove(_files, _manifest);
        }
        finally
        {
            version.Files.Release();
        }
    }

    /// <summary>Starts a flush once changes take more than their share of memory.</summary>
    private void FlushIfLarge(LiveVersion version)
    {
        long bytes = version.Bytes;
        if (bytes < Math.Max(Options.FlushBytes, Volatile.Read(ref _flushAtBytes)) || _maintenance.CurrentCount == 0)
            return;
        Volatile.Write(ref _flushAtBytes, bytes + (Options.FlushBytes / 4)); // not again at once if it fails
        _ = Task.Run(FlushInBackground);
    }

    private void FlushInBackground()
    {
        try
        {
            Flush(_ending.Token);
            Volatile.Write(ref _flushAtBytes, 0);
            CompactIfDue();
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The store is being closed; its log keeps the changes.
        }
        catch (IOException error)
        {
            Options.OnFlushFailed?.Invoke(error);
        }
    }

    /// <summary>Goes on in a new log, so that the commits so far can be left behind. Writers wait meanwhile.</summary>
    private void RotateLog()
    {
        (_manifest, LogWriter log) = AddLog(_files, _manifest);
        _queue.Switch(log);
    }

    /// <summary>Has files written, names them, and opens them with the commits that came meanwhile.</summary>
    /// <returns>The version given if there was nothing to do.</returns>
    private LiveVersion Build(Func<LiveVersion, Manifest, CancellationToken, Manifest> build, LiveVersion version, CancellationToken cancellation)
    {
        Manifest next;
        try
        {
            next = build(version, _manifest, cancellation);
            if (next == _manifest)
                return version;
            next = KeepLogs(next);
            cancellation.ThrowIfCancellationRequested();
            next.Replace(_files);
        }
        catch
        {
            // Where the failure came behind the renaming, the manifest on disk is the new one; its log is the one that commits go to.
            _mustReopen = true;
            _mustReopen = Manifest.Read(_files).Generation != _manifest.Generation;
            if (!_mustReopen)
                Orphans.Remove(_files, _manifest);
            throw;
        }

        _manifest = next;
        return Catch(next);
    }

    /// <summary>Lets go of the logs that new files make needless, but for the newest ones that followers may read.</summary>
    private Manifest KeepLogs(Manifest next)
    {
        List<string> old = [.. next.OldLogs, .. next.Logs.SkipLast(1)];
        long bytes = 0;
        int kept = 0;
        while (kept < old.Count && (bytes += LengthOf(old[old.Count - 1 - kept])) <= Options.KeptLogBytes)
            kept++;
        return next with { Logs = [next.Logs[^1]], OldLogs = old[(old.Count - kept)..] };
    }

    private long LengthOf(string log)
    {
        using Stream stream = _files.OpenRead(log);
        return stream.Length;
    }

    /// <summary>Opens the files of a manifest and replays the log as far as it is durable.</summary>
    private LiveVersion Catch(Manifest manifest)
    {
        _mustReopen = true; // unless this succeeds
        StoreVersion files = StoreVersion.Open(_files, manifest);
        _replayedBytes = 0;
        return CatchUp(LiveVersion.Of(files, new TermTail(files.Terms.NextTerms())));
    }

    /// <summary>Replays what came to the log since the last replay. On failure the version's files are closed, as it cannot be put to use.</summary>
    private LiveVersion CatchUp(LiveVersion version)
    {
        _mustReopen = true;
        try
        {
            LogWriter log = _queue.Log;
            using var reader = new LogReader(_files, log.Name, _replayedBytes) { End = log.Length };
            LiveVersion newer = LogReplay.Replay(version, reader);
            _replayedBytes = reader.Position;
            _mustReopen = false;
            return newer;
        }
        catch
        {
            version.Files.Release();
            throw;
        }
    }

    private void RefuseIfUnusable()
    {
        lock (_gate)
            ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_mustReopen)
            throw new StoreUnusableException(_files.Directory);
    }

    /// <summary>Makes a version of other files the newest one. Writers wait meanwhile.</summary>
    /// <returns>The files before, for the caller to release.</returns>
    private StoreVersion Adopt(LiveVersion version)
    {
        _queue.Drain();
        if (version.Number < Durable.Number)
            version = CatchUp(version);
        StoreVersion old = _durable.Files;
        if (version.Number < _durable.Number)
            throw new InvalidOperationException($"Commit {_durable.Number} is not in the log, which ends with {version.Number}.");
        _tail = version.Terms.Tail;
        _latest = version;
        _failuresOfLatest = _queue.Failures;
        _blankNodeCount = Math.Max(_blankNodeCount, version.Terms.BlankNodeCount);
        Publish(version);
        return old;
    }

    private static IDisposable Take(SemaphoreSlim semaphore, CancellationToken cancellation)
    {
        semaphore.Wait(cancellation);
        return new Hold(semaphore);
    }

    private sealed class Hold(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
