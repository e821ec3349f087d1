using System.Globalization;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>The graph that a server answers from, the settings, our names, and a place for each running query.</summary>
internal sealed class ServedGraph : IDisposable
{
    /// <summary>Serves a snapshot or a store, which stay the caller's, or else the endpoint or the store that the settings name.</summary>
    public ServedGraph(ServerSettings settings, IQuadSnapshot? snapshot, IQuadStore? store)
    {
        Settings = settings;
        Iris = new IriSpace(settings.BaseIri);
        Places = new QueryPlaces(settings);
        if (snapshot is null && store is null && settings.Endpoint is not null)
        {
            Source = new EndpointGraph(settings, Iris, Places);
            ReasonReadOnly = "its graph is that of another endpoint.";
            return;
        }

        ReasonReadOnly = snapshot is not null ? "it serves one version."
            : settings.ReadOnly ? "it was started so (setting ReadOnly)."
            : "it has no key for writers (setting WriteKey, variable HUE__WriteKey).";
        bool writes = snapshot is null && settings is { WriteKey: not null, ReadOnly: false };
        var local = new StoreGraph(settings, Places, Open(settings, snapshot, store, writes, out IQuadStore? written));
        Source = local;
        Writer = written is null ? null : new GraphWriter(written, settings, local.Services);
    }

    /// <summary>Told when the store fails at its work in the background, which it will try again.</summary>
    public Action<Exception>? StoreFailed { get; set; }

    /// <summary>What can change the graph; null if nothing can.</summary>
    public GraphWriter? Writer { get; }

    /// <summary>Why nothing can, as the end of a sentence.</summary>
    public string ReasonReadOnly { get; }

    /// <summary>The settings.</summary>
    public ServerSettings Settings { get; }

    /// <summary>The graph itself, in this process or another.</summary>
    public IGraphSource Source { get; }

    /// <summary>Our names and their paths.</summary>
    public IriSpace Iris { get; }

    /// <summary>Places for queries.</summary>
    public QueryPlaces Places { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Writer?.Dispose();
        Source.Dispose();
        Places.Dispose();
    }

    private SnapshotSource Open(ServerSettings settings, IQuadSnapshot? snapshot, IQuadStore? store, bool writes, out IQuadStore? written)
    {
        written = null;
        if (snapshot is not null)
            return new FixedSnapshot(snapshot);
        string directory = settings.Store ?? (store is null ? throw new InvalidDataException("Setting Store: a directory is needed, or setting Endpoint.") : "");
        if (store is null && !writes)
            return new FollowedStore(directory, settings.Clock);
        if (store is not null)
        {
            written = writes ? store : null;
            return new WrittenStore(store, "embedded", owns: false);
        }

        if (!QuadStore.Exists(directory)) // A misspelt name must not become a new, empty store.
            throw new StoreNotFoundException(directory);
        LiveQuadStore disk = QuadStore.OpenForWriting(directory, new StoreWriteOptions
        {
            TimeProvider = settings.Clock,
            OnFlushFailed = failure => StoreFailed?.Invoke(failure),
        });
        written = disk;
        return new WrittenStore(disk, StoreStamp.Of(directory).ToString(CultureInfo.InvariantCulture), owns: true);
    }
}
