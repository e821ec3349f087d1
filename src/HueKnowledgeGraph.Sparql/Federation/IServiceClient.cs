using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Asks other endpoints for the engine (SPARQL 1.1 Federated Query). <see cref="HttpServiceClient"/> does so over HTTP; tests have their own.</summary>
/// <remarks>Thread safe. Calls block: a query is pulled by one thread, and it is the query's time that passes.</remarks>
public interface IServiceClient
{
    /// <summary>Most rows of bindings that one request carries, at least 1.</summary>
    int BlockRows { get; }

    /// <summary>Sends a SELECT query and waits for the head of the answer.</summary>
    /// <param name="endpoint">The endpoint as the query names it.</param>
    /// <param name="query">The query text.</param>
    /// <param name="limit">Time that the query has left: for head and body together.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <returns>The answer; the engine disposes it.</returns>
    /// <exception cref="ServiceException">The endpoint is not allowed, fails, or is late.</exception>
    ServiceAnswer Send(Iri endpoint, string query, TimeSpan limit, CancellationToken cancellation);
}

/// <summary>The answer of an endpoint, read as it comes.</summary>
/// <param name="body">The document. Reading it throws <see cref="ServiceException"/> where the endpoint breaks off or a limit is hit.</param>
/// <param name="format">JSON or XML: formats that say where they end, so that a part is never taken for the whole.</param>
public sealed class ServiceAnswer(Stream body, ResultFormat format) : IDisposable
{
    /// <summary>The document.</summary>
    public Stream Body { get; } = body;

    /// <summary>Its format.</summary>
    public ResultFormat Format { get; } = format;

    /// <summary>Ends the connection if the body was not read to its end.</summary>
    public void Dispose() => Body.Dispose();
}
