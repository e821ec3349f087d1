using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>Who may run now: a place for each query, and few of them for heavy ones, so that what is asked in a millisecond is answered soon, always.</summary>
/// <remarks>
/// <para>A query that its plan shows to be cheap takes one of <see cref="ServerSettings.ConcurrentQueries"/> places. A heavy one gives that back and waits
/// for one of <see cref="ServerSettings.HeavyQueries"/>; so does one that was thought cheap and has run for a second.</para>
/// <para>Waiting has an end (<see cref="ServerSettings.QueueSeconds"/>) and so has the queue (<see cref="ServerSettings.QueuedQueries"/>).</para>
/// </remarks>
internal sealed class QueryPlaces(ServerSettings settings) : IDisposable
{
    /// <summary>Rows that the operators of a heavy plan move, at least: some 50 ms of one core.</summary>
    public const double HeavyWork = 2_000_000;

    private static readonly TimeSpan LongestCheapRun = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _places = new(settings.ConcurrentQueries);
    private readonly SemaphoreSlim _heavy = new(settings.HeavyQueries);
    private int _waiting;

    private TimeSpan LongestWait => TimeSpan.FromSeconds(Math.Min(settings.QueueSeconds, settings.QueryTimeoutSeconds));

    /// <summary>Waits for a place to run a query in; dispose it to give it back.</summary>
    /// <exception cref="RequestException">503: too many wait already, or none became free in time.</exception>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellation)
    {
        await TakeAsync(_places, settings.ConcurrentQueries, nameof(settings.ConcurrentQueries), "queries", cancellation);
        return new Place(this, _places);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _heavy.Dispose();
    }

    private async ValueTask TakeAsync(SemaphoreSlim places, int count, string setting, string what, CancellationToken cancellation)
    {
        if (places.Wait(0, cancellation))
            return;
        try
        {
            if (Interlocked.Increment(ref _waiting) > settings.QueuedQueries)
                throw Refusal(FormattableString.Invariant(
                    $"All {count} places for {what} are taken (setting {setting}) and {settings.QueuedQueries} queries wait (setting QueuedQueries); ask again later."));
            if (!await places.WaitAsync(LongestWait, cancellation))
                throw Refusal(FormattableString.Invariant(
                    $"All {count} places for {what} were taken for {LongestWait.TotalSeconds:0.###} s (settings {setting} and QueueSeconds); ask again later."));
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private RequestException Refusal(string detail) => new(StatusCodes.Status503ServiceUnavailable, detail)
    {
        RetryAfterSeconds = (int)Math.Ceiling(LongestWait.TotalSeconds),
    };

    /// <summary>One running query.</summary>
    public sealed class Place(QueryPlaces owner, SemaphoreSlim? taken) : IDisposable
    {
        private SemaphoreSlim? _taken = taken;

        /// <summary>Gives the place back for one among heavy queries, if there is one.</summary>
        public bool TryBecomeHeavy()
        {
            if (!owner._heavy.Wait(0))
                return false;
            Dispose();
            _taken = owner._heavy;
            return true;
        }

        /// <summary>Gives the place back for one among heavy queries, which may have to be waited for.</summary>
        /// <exception cref="RequestException">503: too many wait already, or none became free in time.</exception>
        public async ValueTask BecomeHeavyAsync(CancellationToken cancellation)
        {
            Dispose();
            await owner.TakeAsync(
                owner._heavy, owner.Settings.HeavyQueries, nameof(owner.Settings.HeavyQueries), "heavy queries", cancellation);
            _taken = owner._heavy;
        }

        /// <summary>A query that runs for long without having been expected to is heavy from here on: waits for such a place in the middle of its run.</summary>
        /// <param name="elapsed">How long it has run.</param>
        /// <param name="left">How long it may still.</param>
        /// <param name="cancellation">The client has gone.</param>
        public void Yield(TimeSpan elapsed, TimeSpan left, CancellationToken cancellation)
        {
            if (elapsed < LongestCheapRun || left < TimeSpan.Zero || _taken != owner._places || TryBecomeHeavy())
                return;
            try
            {
                // The threads that wait here are few: a query beyond that keeps the place that it has.
                if (Interlocked.Increment(ref owner._waiting) > owner.Settings.ConcurrentQueries)
                    return;
                Dispose();
                if (owner._heavy.Wait(left, cancellation))
                    _taken = owner._heavy;
            }
            finally
            {
                Interlocked.Decrement(ref owner._waiting);
            }
        }

        /// <summary>Gives the place back.</summary>
        public void Dispose()
        {
            _taken?.Release();
            _taken = null;
        }
    }

    private ServerSettings Settings => settings;
}
