using System.Diagnostics;

namespace HueKnowledgeGraph.Store;

/// <summary>Reports progress at each change of phase and about four times a second. Thread safe.</summary>
internal sealed class LoadProgress(Action<BulkLoadProgress>? report)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private long _last = Stopwatch.GetTimestamp();
    private string _phase = "";
    private long _total;
    private long _done;

    /// <summary>Starts a phase.</summary>
    public void Begin(string phase, long total)
    {
        lock (_gate)
        {
            (_phase, _total, _done) = (phase, total, 0);
            report?.Invoke(new BulkLoadProgress(phase, 0, total));
        }
    }

    /// <summary>Counts work done in the phase.</summary>
    public void Add(long done)
    {
        if (report is null)
            return;
        lock (_gate)
        {
            _done += done;
            if (Stopwatch.GetElapsedTime(_last) < Interval)
                return;
            _last = Stopwatch.GetTimestamp();
            report(new BulkLoadProgress(_phase, _done, _total));
        }
    }
}
