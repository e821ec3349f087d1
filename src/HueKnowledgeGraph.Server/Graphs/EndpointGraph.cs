using System.Buffers;
using System.Globalization;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>A graph behind another SPARQL 1.1 endpoint: queries pass through as they are, things are asked for by a few queries of our own.</summary>
internal sealed class EndpointGraph : IGraphSource
{
    /// <summary>What an endpoint gets beyond a query's limit, so that its own message comes before ours.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly ServerSettings _settings;
    private readonly QueryPlaces _places;
    private readonly EndpointClient _client;
    private readonly EndpointThings _things;

    /// <summary>Connects to nothing yet.</summary>
    public EndpointGraph(ServerSettings settings, IriSpace iris, QueryPlaces places)
    {
        if (!EndpointAddress.TryParse(settings.Endpoint!, out EndpointAddress? address))
            throw new InvalidDataException("Setting Endpoint: an absolute http or https address is needed, as http://127.0.0.1:7200/sparql.");
        _settings = settings;
        _places = places;
        _client = new EndpointClient(address, TimeSpan.FromSeconds(settings.QueryTimeoutSeconds));
        _things = new EndpointThings(_client, iris);
    }

    /// <inheritdoc/>
    public bool CanChange => true;

    /// <inheritdoc/>
    public bool? UnitesGraphs => null;

    /// <inheritdoc/>
    public async Task AnswerAsync(HttpContext context, SparqlRequest request)
    {
        long started = _settings.Clock.GetTimestamp();
        string accept = Accept(request, context.Request.Headers.Accept);
        using QueryPlaces.Place place = await _places.EnterAsync(context.RequestAborted);
        using EndpointAnswer answer = await _client.SendAsync(Form(request), accept, Limit(request) + Grace, context.RequestAborted);
        using var sink = new ResponseSink(context, to =>
        {
            to.Response.StatusCode = answer.Status;
            SparqlEndpoint.SetHeaders(to.Response, answer.ContentType ?? "application/octet-stream", _settings.Clock.GetElapsedTime(started));
        });
        byte[] piece = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (int read; (read = await answer.ReadAsync(piece)) > 0;)
                await sink.WriteAsync(piece.AsMemory(0, read), context.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        await sink.CompleteAsync();
    }

    /// <inheritdoc/>
    public Task<QueryPlan> ExplainAsync(SparqlRequest request, CancellationToken cancellation) => throw new RequestException(
        StatusCodes.Status501NotImplemented, "This server serves the graph of another endpoint, whose plans it cannot see.");

    /// <inheritdoc/>
    public async ValueTask<ThingDescription?> FindAsync(string iri, CancellationToken cancellation) => await _things.FindAsync(iri, cancellation);

    /// <inheritdoc/>
    public async ValueTask<ThingDescription> WithNamesAsync(ThingDescription thing, CancellationToken cancellation) =>
        await _things.WithNamesAsync(thing, cancellation);

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(string query, CancellationToken cancellation) => await _client.CountAsync(query, cancellation);

    /// <inheritdoc/>
    public async ValueTask ProbeAsync(CancellationToken cancellation) =>
        await _client.SelectAsync("SELECT * WHERE { ?s ?p ?o } LIMIT 1", cancellation);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private TimeSpan Limit(SparqlRequest request) =>
        TimeSpan.FromSeconds(Math.Min(request.TimeoutSeconds ?? _settings.QueryTimeoutSeconds, _settings.QueryTimeoutSeconds));

    /// <summary>The parameters as they came; a time limit never above ours, and only if one was asked for: endpoints differ in its unit.</summary>
    private IEnumerable<KeyValuePair<string, string>> Form(SparqlRequest request)
    {
        yield return new("query", request.Query!);
        foreach (string graph in request.DefaultGraphs ?? [])
            yield return new("default-graph-uri", graph);
        foreach (string graph in request.NamedGraphs ?? [])
            yield return new("named-graph-uri", graph);
        if (request.Entailment is { } regime)
            yield return new("entailment", regime == EntailmentRegime.Rdfs ? "rdfs" : "none");
        if (request.TimeoutSeconds is not null)
            yield return new("timeout", Limit(request).TotalSeconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// What to ask the endpoint for: the client's own wish if it has one. Refused as by a store where our parser knows the form of the query;
    /// a query that it does not know may be the endpoint's own dialect, and goes on with all formats open.
    /// </summary>
    private string Accept(SparqlRequest request, string? header)
    {
        AnswerFormat[]? known = Form(request.Query!) is { } form ? AnswerFormat.Of(form) : null;
        AnswerFormat chosen = AnswerFormat.Choose(known ?? [.. AnswerFormat.OfSolutions, .. AnswerFormat.OfGraphs], request.Format, header);
        if (request.Format is not null)
            return chosen.MediaTypes[0];
        if (!string.IsNullOrEmpty(header) && header != "*/*")
            return header;
        string usual = known is null ? $"{AnswerFormat.OfSolutions[0].MediaTypes[0]}, {AnswerFormat.OfGraphs[0].MediaTypes[0]}" : chosen.MediaTypes[0];
        return usual + ", */*;q=0.1";
    }

    private QueryForm? Form(string query)
    {
        try
        {
            return SparqlParser.ParseQuery(query, _settings.BaseIri).Form;
        }
        catch (SparqlSyntaxException)
        {
            return null; // The endpoint judges, by its own grammar.
        }
    }
}
