using System.Runtime.CompilerServices;

namespace HueKnowledgeGraph.Store;

public sealed partial class LiveQuadStore
{
    // Set, and replaced by a new one, with each durable version. Guarded by _gate.
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Follows the commits behind a given one, each once and in order, and waits for more until it is cancelled or the store is disposed. What search
    /// indexes, caches and change streams live on.
    /// </summary>
    /// <remarks>Read from the log, so a slow follower holds up nobody and a new one may begin with any commit that the log still has. Any number
    /// of followers.</remarks>
    /// <param name="afterVersion">The last commit that the follower knows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ChangesForgottenException">The log does not go back so far: read a snapshot, then follow from its version.</exception>
    public async IAsyncEnumerable<CommitChanges> ReadChangesAsync(long afterVersion, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var place = new LogPlace();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_isDisposed)
                    yield break;
                changed = _changed.Task;
            }

            foreach (CommitChanges changes in ReadChanges(afterVersion, place))
            {
                cancellation.ThrowIfCancellationRequested();
                afterVersion = changes.Version;
                yield return changes;
            }

            await changed.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The commits behind a given one up to the last durable one, each once and in order. See <see cref="ReadChangesAsync"/>.</summary>
    /// <exception cref="ChangesForgottenException">The log does not go back so far.</exception>
    public IEnumerable<CommitChanges> ReadChanges(long afterVersion) => ReadChanges(afterVersion, new LogPlace());

    private IEnumerable<CommitChanges> ReadChanges(long afterVersion, LogPlace place)
    {
        const int Attempts = 3;
        long last = Version;
        for (int attempt = 0; afterVersion < last; attempt++)
        {
            foreach (CommitRecord record in ReadRecords(afterVersion, last, place))
            {
                if (record.Number != afterVersion + 1)
                    throw new ChangesForgottenException(afterVersion, record.Number);
                afterVersion = record.Number;
                attempt = 0;
                yield return new CommitChanges(record);
            }

            // A flush may have put other logs in the place of those that were being read.
            if (afterVersion < last && attempt == Attempts)
                throw new ChangesForgottenException(afterVersion, last);
        }
    }

    /// <summary>Records of all logs behind a commit and up to another; goes on where the place says that it ended before.</summary>
    private IEnumerable<CommitRecord> ReadRecords(long after, long last, LogPlace place)
    {
        Manifest manifest = Manifest.Read(_files);
        LogWriter current = _queue.Log;
        string[] logs = [.. manifest.OldLogs, .. manifest.Logs];
        for (int i = Math.Max(0, Array.IndexOf(logs, place.Log)); i < logs.Length; i++)
        {
            using LogReader? reader = TryOpen(logs[i], logs[i] == place.Log ? place.Position : 0);
            if (reader is null)
                yield break; // a flush has let it go: the caller looks again
            reader.End = logs[i] == current.Name ? current.Length : long.MaxValue;
            place.Log = logs[i];
            for (place.Position = reader.Position; reader.TryRead(out List<CommitRecord> records); place.Position = reader.Position)
            {
                foreach (CommitRecord record in records)
                {
                    if (record.Number > last)
                        yield break;
                    if (record.Number > after)
                        yield return record;
                }
            }
        }
    }

    private LogReader? TryOpen(string name, long position)
    {
        try
        {
            return new LogReader(_files, name, position);
        }
        catch (StoreCorruptException) when (!_files.Exists(name))
        {
            return null;
        }
    }

    /// <summary>How far a follower has read.</summary>
    private sealed class LogPlace
    {
        public string? Log { get; set; }

        public long Position { get; set; }
    }
}
