using System.Globalization;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>A graph in this process: each request reads the version that is the newest when it comes.</summary>
internal sealed class StoreGraph(ServerSettings settings, QueryPlaces places, SnapshotSource snapshots) : IGraphSource
{
    private static readonly Query Probe = SparqlParser.ParseQuery("SELECT * WHERE { ?s ?p ?o } LIMIT 1");
    private readonly HttpServiceClient? _services = settings.AllowedServices is null ? null : new HttpServiceClient(new ServiceOptions
    {
        Allowed = settings.AllowedServices.Split(';'),
        AllowPrivateAddresses = settings.AllowPrivateServices,
        Timeout = TimeSpan.FromSeconds(settings.ServiceTimeoutSeconds),
        AnswerBytes = settings.ServiceAnswerBytes,
    });

    private readonly QueryMemory _memory = new(settings.TotalQueryMemoryBytes
        ?? Math.Max(settings.QueryMemoryBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2));

    private readonly SpillSpace? _spill = settings.SpillBytes == 0 ? null : new SpillSpace(settings.SpillFolder, settings.SpillBytes);

    private readonly AnswerCache _answers = new(settings.ResultCacheBytes);

    /// <summary>Asks other endpoints; null if none is allowed.</summary>
    public IServiceClient? Services => _services;

    /// <summary>Where requests get their version.</summary>
    public SnapshotSource Snapshots => snapshots;

    /// <inheritdoc/>
    public bool CanChange => snapshots.CanChange;

    /// <inheritdoc/>
    public bool? UnitesGraphs => true;

    private QueryOptions DefaultOptions => new()
    {
        SharedMemory = _memory,
        Spill = _spill,
        Timeout = TimeSpan.FromSeconds(settings.QueryTimeoutSeconds),
        MemoryBytes = settings.QueryMemoryBytes,
        Services = _services,
        Clock = settings.Clock,
    };

    /// <inheritdoc/>
    public async Task AnswerAsync(HttpContext context, SparqlRequest request)
    {
        long started = settings.Clock.GetTimestamp();
        Query query = SparqlParser.ParseQuery(request.Query!, settings.BaseIri);
        AnswerFormat format = AnswerFormat.Choose(AnswerFormat.Of(query.Form), request.Format, context.Request.Headers.Accept);

        using SnapshotLease lease = snapshots.Open();
        AnswerKey? key = AnswersAreKept(context.Request, query) ? AnswerKey.Of(lease.Identity, request, Options(request).Entailment, format.ContentType) : null;
        if (key is not null && _answers.TryFind(key, out byte[]? known))
        {
            SparqlEndpoint.SetHeaders(context.Response, format.ContentType, settings.Clock.GetElapsedTime(started));
            ServerTiming.SetHit(context.Response, settings.Clock.GetElapsedTime(started));
            context.Response.ContentLength = known.Length;
            await context.Response.BodyWriter.WriteAsync(known, context.RequestAborted);
            return;
        }

        using QueryPlaces.Place place = await places.EnterAsync(context.RequestAborted);
        QueryOptions options = Options(request);
        options = options with { Yield = elapsed => place.Yield(elapsed, options.Timeout - elapsed, context.RequestAborted) };
        using PreparedQuery prepared = await QueryTurn.WaitAsync(query, lease.Snapshot, options, place, context.RequestAborted);
        using var sink = new ResponseSink(
            context, answer => SparqlEndpoint.SetHeaders(answer.Response, format.ContentType, settings.Clock.GetElapsedTime(started)));
        sink.Copy(key is null ? 0 : _answers.LongestAnswer);
        using (QueryResult result = prepared.Start())
            await format.WriteAsync(result, sink, query.Prefixes, context.RequestAborted);
        await sink.CompleteAsync();
        if (key is not null && sink.TakeCopy() is { } body)
            _answers.Keep(key, body);
    }

    /// <inheritdoc/>
    public async Task<QueryPlan> ExplainAsync(SparqlRequest request, CancellationToken cancellation)
    {
        Query query = SparqlParser.ParseQuery(request.Query!, settings.BaseIri);
        using QueryPlaces.Place place = await places.EnterAsync(cancellation);
        using SnapshotLease lease = snapshots.Open();
        return QueryEngine.Explain(query, lease.Snapshot, Options(request) with { Analyze = request.Analyzes }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ThingDescription?> FindAsync(string iri, CancellationToken cancellation)
    {
        SnapshotLease lease = snapshots.Open();
        try
        {
            ThingDescription? thing = ThingDescription.Find(lease.Snapshot, iri, lease.Identity, owner: lease);
            if (thing is null)
                lease.Dispose();
            return new(thing);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ThingDescription> WithNamesAsync(ThingDescription thing, CancellationToken cancellation) => new(thing);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string query, CancellationToken cancellation)
    {
        using SnapshotLease lease = snapshots.Open();
        using var result = (SolutionResult)QueryEngine.Execute(SparqlParser.ParseQuery(query), lease.Snapshot, DefaultOptions, cancellation);
        Batch batch = result.Next() ?? throw new InvalidDataException("A count without a row.");
        return new(long.Parse(result.Terms.Read(batch.Rows(0)[0]).Value, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask ProbeAsync(CancellationToken cancellation)
    {
        using SnapshotLease lease = snapshots.Open();
        using var result = (SolutionResult)QueryEngine.Execute(Probe, lease.Snapshot, DefaultOptions, cancellation);
        result.Next();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _services?.Dispose();
        snapshots.Dispose();
    }

    /// <summary>A client may go past the cache, as HTTP has it (RFC 9111, section 5.2.1).</summary>
    private bool AnswersAreKept(HttpRequest request, Query query) => _answers.LongestAnswer > 0
        && !request.Headers.CacheControl.ToString().Contains("no-", StringComparison.OrdinalIgnoreCase) && RepeatableQuery.Is(query);

    private QueryOptions Options(SparqlRequest request)
    {
        QueryOptions options = DefaultOptions with { DefaultGraphs = request.DefaultGraphs, NamedGraphs = request.NamedGraphs, Entailment = request.Entailment ?? settings.Entailment };
        return request.TimeoutSeconds < settings.QueryTimeoutSeconds
            ? options with { Timeout = TimeSpan.FromSeconds(request.TimeoutSeconds.Value) }
            : options;
    }
}
