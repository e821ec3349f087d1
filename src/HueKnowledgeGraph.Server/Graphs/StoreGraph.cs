using System.Globalization;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>A graph in this process: one snapshot for all requests.</summary>
internal sealed class StoreGraph : IGraphSource
{
    private static readonly Query Probe = SparqlParser.ParseQuery("SELECT * WHERE { ?s ?p ?o } LIMIT 1");
    private readonly QuadStore? _store;
    private readonly IQuadSnapshot _snapshot;
    private readonly ServerSettings _settings;
    private readonly QueryPlaces _places;
    private readonly string _identity;

    /// <summary>Serves a snapshot, which stays the caller's, or the store that the settings name.</summary>
    public StoreGraph(ServerSettings settings, QueryPlaces places, IQuadSnapshot? snapshot)
    {
        _settings = settings;
        _places = places;
        if (snapshot is null)
            _store = QuadStore.Open(settings.Store ?? throw new InvalidDataException("Setting Store: a directory is needed, or setting Endpoint."));
        _snapshot = snapshot ?? _store!.OpenSnapshot();
        _identity = $"{_snapshot.Version} {(_store is null ? 0 : NewestWrite(_store.Directory))}";
    }

    /// <inheritdoc/>
    public bool CanChange => false;

    /// <inheritdoc/>
    public bool? UnitesGraphs => true;

    private QueryOptions DefaultOptions => new()
    {
        Timeout = TimeSpan.FromSeconds(_settings.QueryTimeoutSeconds),
        MemoryBytes = _settings.QueryMemoryBytes,
        Clock = _settings.Clock,
    };

    /// <inheritdoc/>
    public async Task AnswerAsync(HttpContext context, SparqlRequest request)
    {
        long started = _settings.Clock.GetTimestamp();
        Query query = SparqlParser.ParseQuery(request.Query!, _settings.BaseIri);
        AnswerFormat format = AnswerFormat.Choose(AnswerFormat.Of(query.Form), request.Format, context.Request.Headers.Accept);

        using QueryPlaces.Place place = await _places.EnterAsync(context.RequestAborted);
        using var sink = new ResponseSink(
            context, answer => SparqlEndpoint.SetHeaders(answer.Response, format.ContentType, _settings.Clock.GetElapsedTime(started)));
        using (QueryResult result = QueryEngine.Execute(query, _snapshot, Options(request), context.RequestAborted))
            await format.WriteAsync(result, sink, query.Prefixes, context.RequestAborted);
        await sink.CompleteAsync();
    }

    /// <inheritdoc/>
    public ValueTask<ThingDescription?> FindAsync(string iri, CancellationToken cancellation) => new(ThingDescription.Find(_snapshot, iri, _identity));

    /// <inheritdoc/>
    public ValueTask<ThingDescription> WithNamesAsync(ThingDescription thing, CancellationToken cancellation) => new(thing);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string query, CancellationToken cancellation)
    {
        using var result = (SolutionResult)QueryEngine.Execute(SparqlParser.ParseQuery(query), _snapshot, DefaultOptions, cancellation);
        Batch batch = result.Next() ?? throw new InvalidDataException("A count without a row.");
        return new(long.Parse(result.Terms.Read(batch.Rows(0)[0]).Value, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask ProbeAsync(CancellationToken cancellation)
    {
        using var result = (SolutionResult)QueryEngine.Execute(Probe, _snapshot, DefaultOptions, cancellation);
        result.Next();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_store is null)
            return;
        _snapshot.Dispose();
        _store.Dispose();
    }

    private QueryOptions Options(SparqlRequest request)
    {
        QueryOptions options = DefaultOptions with { DefaultGraphs = request.DefaultGraphs, NamedGraphs = request.NamedGraphs, Entailment = request.Entailment ?? _settings.Entailment };
        return request.TimeoutSeconds < _settings.QueryTimeoutSeconds
            ? options with { Timeout = TimeSpan.FromSeconds(request.TimeoutSeconds.Value) }
            : options;
    }

    private static long NewestWrite(string directory) =>
        new DirectoryInfo(directory).EnumerateFiles().Select(file => file.LastWriteTimeUtc.Ticks).DefaultIfEmpty().Max();
}
