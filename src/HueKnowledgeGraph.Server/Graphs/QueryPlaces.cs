using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>A place for each query that may run at once; others wait for one.</summary>
internal sealed class QueryPlaces(ServerSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _places = new(settings.ConcurrentQueries);

    /// <summary>Waits for a place to run a query in; dispose it to give it back.</summary>
    /// <exception cref="RequestException">503: none became free within the time limit of a query.</exception>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellation)
    {
        if (!_places.Wait(0, cancellation) && !await _places.WaitAsync(TimeSpan.FromSeconds(settings.QueryTimeoutSeconds), cancellation))
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, FormattableString.Invariant(
                $"All {settings.ConcurrentQueries} places for queries are taken (setting ConcurrentQueries); ask again later."));
        }

        return new Place(_places);
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>One running query.</summary>
    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => places.Release();
    }
}
