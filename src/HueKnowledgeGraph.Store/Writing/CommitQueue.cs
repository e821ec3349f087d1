namespace HueKnowledgeGraph.Store;

/// <summary>Commits that wait for the disk. The first that waits writes all that wait with it; the others sleep until it is done.</summary>
/// <remarks>Group commit: while one group is synced the next collects. Thread safe.</remarks>
internal sealed class CommitQueue(LogWriter log, Action<LiveVersion> publish) : IDisposable
{
    // A frame has less than 2 GB; a record alone has at most half of that.
    private const long MaxGroupBytes = 64 << 20;

    private readonly object _gate = new();
    private List<WaitingCommit> _waiting = [];
    private bool _isWriting;
    private LogWriter _log = log;
    private IOException? _lastFailure;
    private long _failures;

    /// <summary>Grows whenever commits were lost: what was built on them is lost too.</summary>
    public long Failures
    {
        get
        {
            lock (_gate)
                return _failures;
        }
    }

    /// <summary>The log that takes the commits; its length is what is durable of it.</summary>
    public LogWriter Log => Volatile.Read(ref _log);

    /// <summary>Frames written so far.</summary>
    public long Groups { get; private set; }

    /// <summary>What the last lost commits were lost by; null if none was.</summary>
    public IOException? LastFailure
    {
        get
        {
            lock (_gate)
                return _lastFailure;
        }
    }

    /// <summary>Puts a commit behind those that wait. Commits come in order, from the one writer.</summary>
    public void Add(WaitingCommit commit)
    {
        lock (_gate)
            _waiting.Add(commit);
    }

    /// <summary>Waits until a commit is durable and published.</summary>
    /// <exception cref="CommitFailedException">It could not be written; the store is as before it.</exception>
    public void Wait(WaitingCommit commit)
    {
        while (TryLead(commit, out List<WaitingCommit> group))
        {
            IOException? failure = new("the thread that was to write it failed");
            try
            {
                failure = Write(group);
            }
            finally
            {
                End(group, failure);
            }
        }

        commit.ThrowIfFailed();
    }

    /// <summary>Sleeps until the commit is done (false) or it is this thread's turn to write a group.</summary>
    private bool TryLead(WaitingCommit commit, out List<WaitingCommit> group)
    {
        group = [];
        lock (_gate)
        {
            while (!commit.IsDone && _isWriting)
                Monitor.Wait(_gate);
            if (commit.IsDone)
                return false;
            _isWriting = true;
            long bytes = 0;
            int count = 1;
            while (count < _waiting.Count && (bytes += _waiting[count].Record.Length) < MaxGroupBytes)
                count++;
            group = _waiting[..count];
            _waiting = _waiting[count..];
            return true;
        }
    }

    private void End(List<WaitingCommit> group, IOException? failure)
    {
        lock (_gate)
        {
            EndAll(group, failure);
            if (failure is not null)
            {
                // Commits that came meanwhile build on those that were lost.
                EndAll(_waiting, failure);
                _waiting = [];
                _lastFailure = failure;
                _failures++;
            }

            _isWriting = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until all commits are durable or lost. The caller keeps new ones away.</summary>
    public void Drain()
    {
        WaitingCommit? last;
        lock (_gate)
        {
            while (_isWriting)
                Monitor.Wait(_gate);
            last = _waiting.LastOrDefault();
        }

        try
        {
            if (last is not null)
                Wait(last);
        }
        catch (CommitFailedException)
        {
            // The committing thread is told too.
        }
    }

    /// <summary>Takes another log for the commits to come; the queue is drained.</summary>
    public void Switch(LogWriter log)
    {
        Log.Dispose();
        Volatile.Write(ref _log, log);
    }

    public void Dispose() => Log.Dispose();

    private static void EndAll(List<WaitingCommit> group, IOException? failure)
    {
        foreach (WaitingCommit commit in group)
            commit.End(failure);
    }

    private IOException? Write(List<WaitingCommit> group)
    {
        try
        {
            _log.Append([.. group.Select(commit => commit.Record)], group[0].Version.Number);
            Groups++;
            publish(group[^1].Version);
            return null;
        }
        catch (IOException error)
        {
            TryCut();
            return error;
        }
    }

    /// <summary>Takes back what the failed write left, so that no reader takes it for a commit.</summary>
    private void TryCut()
    {
        try
        {
            _log.CutFailedWrite();
        }
        catch (IOException)
        {
            // The committing threads are told of the first failure; the next commit begins with the cut.
        }
    }
}

/// <summary>A commit that waits in a <see cref="CommitQueue"/>.</summary>
internal sealed class WaitingCommit(ReadOnlyMemory<byte> record, LiveVersion version)
{
    private IOException? _failure;

    public ReadOnlyMemory<byte> Record => record;

    /// <summary>What the commit makes of the store.</summary>
    public LiveVersion Version => version;

    public bool IsDone { get; private set; }

    public void End(IOException? failure)
    {
        _failure = failure;
        IsDone = true;
    }

    public void ThrowIfFailed()
    {
        if (_failure is not null)
            throw new CommitFailedException(version.Number, _failure);
    }
}
