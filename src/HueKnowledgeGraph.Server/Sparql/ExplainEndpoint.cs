using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/sparql/explain</c>: the plan of a query as text or JSON, with what was measured if <c>analyze=true</c>.</summary>
internal static class ExplainEndpoint
{
    private const string Text = "text/plain";
    private const string Json = "application/json";
    private static readonly JsonWriterOptions Style = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph)
    {
        routes.MapGet("/sparql/explain", context => AnswerAsync(context, graph, SparqlRequest.FromUrl(context.Request)));
        routes.MapPost("/sparql/explain", async context => await AnswerAsync(context, graph, await SparqlRequest.FromBodyAsync(context, graph)));
    }

    private static async Task AnswerAsync(HttpContext context, ServedGraph graph, SparqlRequest request)
    {
        if (request.Query is null)
            throw new RequestException(StatusCodes.Status400BadRequest, "There is no parameter query; only queries have plans to show.");
        bool isJson = IsJson(request.Format, context.Request.Headers.Accept.ToString());
        QueryPlan plan = await graph.Source.ExplainAsync(request, context.RequestAborted);
        var body = new ArrayBufferWriter<byte>();
        if (isJson)
        {
            using var json = new Utf8JsonWriter(body, Style);
            plan.WriteTo(json);
        }
        else
        {
            Encoding.UTF8.GetBytes(plan.ToString(), body);
        }

        context.Response.ContentType = (isJson ? Json : Text) + "; charset=utf-8";
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static bool IsJson(string? format, string accept)
    {
        if (format is not null)
        {
            return format == "json" || (format == "text" ? false
                : throw new RequestException(StatusCodes.Status400BadRequest, $"Parameter format: '{format}' is no form of a plan; there is text, json."));
        }

        double json = AcceptHeader.QualityOf(accept, Json);
        double text = accept.Length == 0 ? 1 : AcceptHeader.QualityOf(accept, Text);
        if (accept.Length > 0 && json <= 0 && text <= 0)
            throw RequestException.NotAcceptable([Text, Json]);
        return json > text;
    }
}
