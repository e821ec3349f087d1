using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary>
/// <c>/graphs</c>: the SPARQL 1.1 Graph Store HTTP Protocol. Reading is open to everybody, writing to those with the key. Each request is one
/// transaction: a graph is replaced whole or not at all.
/// </summary>
internal static class GraphStoreEndpoint
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph)
    {
        var reads = new GraphReads(graph);
        var writes = new GraphWrites(graph);
        foreach (string path in new[] { GraphName.Path, GraphName.Path + "/{**name}" })
        {
            routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context => reads.AnswerAsync(context, Named(context)));
            routes.MapPut(path, context => writes.PutAsync(context, Named(context)));
            routes.MapPost(path, context => writes.PostAsync(context, GraphName.Of(context)));
            routes.MapDelete(path, context => writes.DeleteAsync(context, Named(context)));
            routes.MapPatch(path, context => writes.PatchAsync(context, Named(context)));
        }
    }

    private static GraphName Named(HttpContext context) => GraphName.Of(context) ?? throw new RequestException(
        StatusCodes.Status400BadRequest, $"Name a graph: {GraphName.Path}?graph=IRI, {GraphName.Path}?default, or an address below {GraphName.Path}/.");
}
