using System.Diagnostics;

namespace HueKnowledgeGraph.Store;

/// <summary>Lets a long work in the background leave time to others: pauses after each stretch of work. One for each thread.</summary>
/// <param name="load">Share of the time to work, above 0 up to 1.</param>
/// <param name="cancellation">Ends work and pauses.</param>
internal sealed class Pacer(double load, CancellationToken cancellation)
{
    private static readonly TimeSpan Stretch = TimeSpan.FromMilliseconds(20);
    private long _started = Stopwatch.GetTimestamp();

    /// <summary>To be called every few milliseconds of work.</summary>
    public void Step()
    {
        cancellation.ThrowIfCancellationRequested();
        if (load >= 1)
            return;
        TimeSpan worked = Stopwatch.GetElapsedTime(_started);
        if (worked < Stretch)
            return;
        cancellation.WaitHandle.WaitOne(worked * ((1 - load) / load));
        cancellation.ThrowIfCancellationRequested();
        _started = Stopwatch.GetTimestamp();
    }
}
