using System.Text.Json;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>The update side of the SPARQL 1.1 Protocol (section 2.2): POST to <c>/sparql</c> by a client that may write.</summary>
internal static class UpdateEndpoint
{
    private static readonly JsonWriterOptions Style = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the update and says what it changed, as JSON.</summary>
    public static async Task AnswerAsync(HttpContext context, ServedGraph graph, SparqlRequest request)
    {
        GraphWriter writer = WriteAccess.Require(context, graph);
        long started = graph.Settings.Clock.GetTimestamp();
        UpdateRequest update = SparqlParser.ParseUpdate(request.Update!, graph.Settings.BaseIri);
        UpdateReport report = await writer.UpdateAsync(
            update, request.UsingGraphs, request.UsingNamedGraphs, request.TimeoutSeconds, context.RequestAborted);
        ServerTiming.Set(context.Response, "update", graph.Settings.Clock.GetElapsedTime(started));
        context.Response.ContentType = "application/json; charset=utf-8";
        using var body = new MemoryStream();
        Write(report, body);
        context.Response.ContentLength = body.Length;
        body.Position = 0;
        await body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static void Write(UpdateReport report, Stream body)
    {
        using var json = new Utf8JsonWriter(body, Style);
        json.WriteStartObject();
        json.WriteNumber("version", report.Version);
        json.WriteNumber("operations", report.Operations);
        json.WriteNumber("added", report.Added);
        json.WriteNumber("removed", report.Removed);
        json.WriteStartArray("notes");
        foreach (string note in report.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
