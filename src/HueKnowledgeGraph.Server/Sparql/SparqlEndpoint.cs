using System.Globalization;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/sparql</c>: the query side of the SPARQL 1.1 Protocol.</summary>
internal static class SparqlEndpoint
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph)
    {
        routes.MapMethods("/sparql", [HttpMethods.Get, HttpMethods.Head], context => GetAsync(context, graph));
        routes.MapPost("/sparql", async context =>
        {
            SparqlRequest request = await SparqlRequest.FromBodyAsync(context.Request, graph.Settings.RequestBytes, context.RequestAborted);
            await AnswerAsync(context, graph, request);
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

    private static async Task AnswerAsync(HttpContext context, ServedGraph graph, SparqlRequest request)
    {
        if (request.Query is null)
            throw new RequestException(StatusCodes.Status400BadRequest, "There is no parameter query.");
        long started = graph.Settings.Clock.GetTimestamp();
        Query query = SparqlParser.ParseQuery(request.Query, graph.Iris.Base);
        AnswerFormat[] offers = query.Form is QueryForm.Select or QueryForm.Ask ? AnswerFormat.OfSolutions : AnswerFormat.OfGraphs;
        AnswerFormat format = AnswerFormat.Choose(offers, request.Format, context.Request.Headers.Accept);

        using ServedGraph.Place place = await graph.EnterAsync(context.RequestAborted);
        using var sink = new ResponseSink(context, answer => SetHeaders(answer.Response, format, graph.Settings.Clock.GetElapsedTime(started)));
        using (QueryResult result = QueryEngine.Execute(query, graph.Snapshot, Options(graph, request), context.RequestAborted))
            await format.WriteAsync(result, sink, query.Prefixes, context.RequestAborted);
        await sink.CompleteAsync();
    }

    private static QueryOptions Options(ServedGraph graph, SparqlRequest request)
    {
        QueryOptions options = graph.DefaultOptions with { DefaultGraphs = request.DefaultGraphs, NamedGraphs = request.NamedGraphs };
        return request.TimeoutSeconds < graph.Settings.QueryTimeoutSeconds
            ? options with { Timeout = TimeSpan.FromSeconds(request.TimeoutSeconds.Value) }
            : options;
    }

    private static void SetHeaders(HttpResponse response, AnswerFormat format, TimeSpan elapsed)
    {
        response.ContentType = format.ContentType;
        response.Headers.Vary = "Accept, Accept-Language";
        response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"query;dur={elapsed.TotalMilliseconds:0.###}");
    }
}
