using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>The graph that a server answers from: one snapshot for all requests, the settings, and a place for each running query.</summary>
internal sealed class ServedGraph : IDisposable
{
    private readonly QuadStore? _store;
    private readonly SemaphoreSlim _places;

    /// <summary>Serves a snapshot, which stays the caller's, or the store that the settings name.</summary>
    public ServedGraph(ServerSettings settings, IQuadSnapshot? snapshot)
    {
        Settings = settings;
        if (snapshot is null)
            _store = QuadStore.Open(settings.Store ?? throw new InvalidDataException("Setting Store: a directory is needed."));
        Snapshot = snapshot ?? _store!.OpenSnapshot();
        _places = new SemaphoreSlim(settings.ConcurrentQueries);
        Iris = new IriSpace(settings.BaseIri);
        Identity = $"{Snapshot.Version} {(_store is null ? 0 : NewestWrite(_store.Directory))}";
    }

    /// <summary>The settings.</summary>
    public ServerSettings Settings { get; }

    /// <summary>What is served.</summary>
    public IQuadSnapshot Snapshot { get; }

    /// <summary>Changes whenever the graph may have changed: the version, and for a store the time of its newest file.</summary>
    public string Identity { get; }

    /// <summary>Our names and their paths.</summary>
    public IriSpace Iris { get; }

    /// <summary>Limits of a query that asks for nothing special.</summary>
    public QueryOptions DefaultOptions => new()
    {
        Timeout = TimeSpan.FromSeconds(Settings.QueryTimeoutSeconds),
        MemoryBytes = Settings.QueryMemoryBytes,
        Clock = Settings.Clock,
    };

    /// <summary>Waits for a place to run a query in; dispose it to give it back.</summary>
    /// <exception cref="RequestException">503: none became free within the time limit of a query.</exception>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellation)
    {
        if (!_places.Wait(0, cancellation) && !await _places.WaitAsync(DefaultOptions.Timeout, cancellation))
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, FormattableString.Invariant(
                $"All {Settings.ConcurrentQueries} places for queries are taken (setting ConcurrentQueries); ask again later."));
        }

        return new Place(_places);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_store is not null)
        {
            Snapshot.Dispose();
            _store.Dispose();
        }

        _places.Dispose();
    }

    private static long NewestWrite(string directory) =>
        new DirectoryInfo(directory).EnumerateFiles().Select(file => file.LastWriteTimeUtc.Ticks).DefaultIfEmpty().Max();

    /// <summary>One running query.</summary>
    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => places.Release();
    }
}
