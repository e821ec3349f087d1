using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HueKnowledgeGraph.Server;

/// <summary>The graph that a request of the Graph Store Protocol means (section 4): by <c>?graph=IRI</c>, by <c>?default</c>, or by its own address.</summary>
/// <param name="Iri">Its name; null is the default graph.</param>
internal sealed record GraphName(string? Iri)
{
    /// <summary>Where the protocol is spoken.</summary>
    public const string Path = "/graphs";

    /// <summary>The name as a person reads it.</summary>
    public override string ToString() => Iri is null ? "the default graph" : $"the graph <{Iri}>";

    /// <summary>Reads the address of a request; null if it names no graph, which only POST may do.</summary>
    /// <exception cref="RequestException">400: it names two, or something that is no IRI.</exception>
    public static GraphName? Of(HttpContext context)
    {
        IQueryCollection parameters = context.Request.Query;
        bool isDefault = parameters.ContainsKey("default");
        StringValues graph = parameters["graph"];
        string path = RequestTarget.PathOf(context);
        bool isDirect = path.Length > Path.Length + 1;
        if ((isDefault ? 1 : 0) + graph.Count + (isDirect ? 1 : 0) > 1)
            throw new RequestException(StatusCodes.Status400BadRequest, "The address names more than one graph; it may name one, by ?graph=IRI, by ?default or by its path.");
        if (isDefault)
            return new GraphName((string?)null);
        if (graph.Count > 0)
            return new GraphName(GraphIri.Require(graph[0], "graph"));
        return isDirect ? new GraphName(GraphIri.Require(AddressOf(context.Request, path), "path")) : null;
    }

    /// <summary>A name for a new graph, below the address of the server.</summary>
    public static GraphName New(HttpRequest request) => new(AddressOf(request, $"{Path}/{Guid.NewGuid():D}"));

    private static string AddressOf(HttpRequest request, string path) => $"{request.Scheme}://{request.Host.ToUriComponent()}{path}";
}
