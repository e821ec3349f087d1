using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/sparql</c>: the SPARQL 1.1 Protocol.</summary>
internal static class SparqlEndpoint
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph)
    {
        routes.MapMethods("/sparql", [HttpMethods.Get, HttpMethods.Head], context => GetAsync(context, graph));
        routes.MapPost("/sparql", async context =>
        {
            SparqlRequest request = await SparqlRequest.FromBodyAsync(context, graph);
            await (request.Update is null ? AnswerAsync(context, graph, request) : UpdateEndpoint.AnswerAsync(context, graph, request));
        });
    }

    /// <summary>A browser gets the editor, with the query that the address holds; a program its answer, or the service description.</summary>
    private static Task GetAsync(HttpContext context, ServedGraph graph)
    {
        SparqlRequest request = SparqlRequest.FromUrl(context.Request);
        context.Response.Headers.Vary = "Accept, Accept-Language";
        string accept = context.Request.Headers.Accept.ToString();
        if (request.Format is null && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return EditorPage.WriteAsync(context, request.Query);
        return request.Query is null ? ServiceDescription.WriteAsync(context, graph) : AnswerAsync(context, graph, request);
    }

    private static Task AnswerAsync(HttpContext context, ServedGraph graph, SparqlRequest request) => request.Query is null
        ? throw new RequestException(StatusCodes.Status400BadRequest, "There is no parameter query or update.")
        : graph.Source.AnswerAsync(context, request);

    /// <summary>The headers of an answer to a query.</summary>
    public static void SetHeaders(HttpResponse response, string contentType, TimeSpan elapsed)
    {
        response.ContentType = contentType;
        response.Headers.Vary = "Accept, Accept-Language";
        ServerTiming.Set(response, "query", elapsed);
    }
}
