namespace HueKnowledgeGraph.Store;

public sealed partial class LiveQuadStore
{
    private readonly SemaphoreSlim _writer = new(1);

    // For the holder of _writer.
    private TermTail _tail;
    private LiveVersion _latest;
    private long _failuresOfLatest;
    private long _blankNodeCount;

    /// <summary>Frames that were written to the log: each made one commit or several durable.</summary>
    internal long CommitGroups => _queue.Groups;

    /// <inheritdoc/>
    public IQuadTransaction BeginTransaction(CancellationToken cancellation = default)
    {
        _writer.Wait(cancellation);
        try
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (_isFenced)
                    throw new StoreUnusableException(_files.Directory);
                ForgetLostCommits();
                _latest.Files.TryUse();
            }

            return new LiveTransaction(this, _latest, new TermResolver(_latest.Files.Terms, _tail, _blankNodeCount));
        }
        catch
        {
            _writer.Release();
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
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (_failuresOfLatest != _queue.Failures)
                    throw new CommitFailedException(next.Number, _queue.LastFailure!); // the commit that this one builds on was lost
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
        FlushIfLarge(commit.Version);
        int added = changes.Count(change => change.IsAdded);
        return new CommitReport(commit.Version.Number, added, changes.Count - added);
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
}
