using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>The graph that a server answers from, the settings, our names, and a place for each running query.</summary>
internal sealed class ServedGraph : IDisposable
{
    /// <summary>Serves a snapshot, which stays the caller's, or else the endpoint or the store that the settings name.</summary>
    public ServedGraph(ServerSettings settings, IQuadSnapshot? snapshot)
    {
        Settings = settings;
        Iris = new IriSpace(settings.BaseIri);
        Places = new QueryPlaces(settings);
        Source = snapshot is null && settings.Endpoint is not null
            ? new EndpointGraph(settings, Iris, Places)
            : new StoreGraph(settings, Places, snapshot);
    }

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
        Source.Dispose();
        Places.Dispose();
    }
}
