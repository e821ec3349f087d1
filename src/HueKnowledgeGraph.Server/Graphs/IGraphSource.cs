using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>
/// The graph behind a server, as the server needs it: whole requests and whole things, never rows, so that the seam costs one call a request.
/// Two implementations: <see cref="StoreGraph"/> (a snapshot in this process) and <see cref="EndpointGraph"/> (another SPARQL 1.1 endpoint).
/// </summary>
/// <remarks>Thread safe. Failures that a client should read are <see cref="RequestException"/> or what <see cref="Problem.From"/> knows.</remarks>
internal interface IGraphSource : IDisposable
{
    /// <summary>True iff the same question may have another answer later, while this server runs.</summary>
    bool CanChange { get; }

    /// <summary>True iff queries without a dataset see all graphs at once; null if that is not known.</summary>
    bool? UnitesGraphs { get; }

    /// <summary>Answers a query over the protocol: negotiates, runs, streams. Any failure before the first byte is thrown with nothing sent.</summary>
    Task AnswerAsync(HttpContext context, SparqlRequest request);

    /// <summary>The plan of a query, analyzed if the request says so.</summary>
    /// <exception cref="RequestException">501: the graph is elsewhere and tells nothing of its plans.</exception>
    Task<QueryPlan> ExplainAsync(SparqlRequest request, CancellationToken cancellation);

    /// <summary>Finds a thing with all its statements; null if the graph says nothing of it and nothing points at it.</summary>
    ValueTask<ThingDescription?> FindAsync(string iri, CancellationToken cancellation);

    /// <summary>The same thing with what a page needs beside: what points at it, and the names of everything mentioned.</summary>
    ValueTask<ThingDescription> WithNamesAsync(ThingDescription thing, CancellationToken cancellation);

    /// <summary>The number that a query of one row and one variable gives.</summary>
    ValueTask<long> CountAsync(string query, CancellationToken cancellation);

    /// <summary>Asks a real query and reads its answer; throws if the graph cannot answer.</summary>
    ValueTask ProbeAsync(CancellationToken cancellation);
}
