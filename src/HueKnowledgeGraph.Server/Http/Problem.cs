using System.Buffers;
using System.Text.Json;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HueKnowledgeGraph.Server;

/// <summary>A failure as problem details (RFC 9457).</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">One sentence for the person who must act.</param>
/// <param name="Position">Where in the query, if it is a syntax error.</param>
/// <param name="Limit">"time", "memory" or "disk", if a limit was hit.</param>
/// <param name="RetryAfterSeconds">After which it is worth asking again, if it is.</param>
internal sealed record Problem(int Status, string Detail, TextPosition? Position = null, string? Limit = null, int? RetryAfterSeconds = null)
{
    // What other queries hold is theirs for seconds, not minutes, mostly.
    private const int OthersEndWithinSeconds = 10;

    private static readonly JsonWriterOptions Style = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The one place where an exception becomes a status. Null: not expected, which is status 500 and a line in the log.</summary>
    public static Problem? From(Exception exception) => exception switch
    {
        RequestException request => new Problem(request.Status, request.Message, RetryAfterSeconds: request.RetryAfterSeconds),
        RdfSyntaxException syntax => new Problem(StatusCodes.Status400BadRequest, syntax.Message, syntax.Position),
        UpdateException refused => new Problem(StatusCodes.Status400BadRequest, refused.Message),
        CommitFailedException { InnerException: StoreFullException full } => From(full),
        CommitFailedException => new Problem(
            StatusCodes.Status500InternalServerError, "The disk of the store failed: nothing was written; the server's log tells more."),
        TransactionLimitException limit => new Problem(StatusCodes.Status503ServiceUnavailable, limit.Message, Limit: "memory"),
        SparqlSyntaxException syntax => new Problem(StatusCodes.Status400BadRequest, syntax.Message, syntax.Position),
        QueryLimitException { Limit: "time" } limit => new Problem(StatusCodes.Status408RequestTimeout, limit.Message, Limit: limit.Limit),
        QueryLimitException limit => new Problem(
            StatusCodes.Status503ServiceUnavailable, limit.Message, Limit: limit.Limit, RetryAfterSeconds: limit.MayPass ? OthersEndWithinSeconds : null),
        ServiceException { Failure: ServiceFailure.NotAllowed } refused => new Problem(StatusCodes.Status403Forbidden, refused.Message),
        ServiceException { Failure: ServiceFailure.Late } late => new Problem(StatusCodes.Status504GatewayTimeout, late.Message, Limit: "time"),
        ServiceException failed => new Problem(StatusCodes.Status502BadGateway, failed.Message),
        BadHttpRequestException bad => new Problem(bad.StatusCode, bad.Message),
        StoreFullException => new Problem(StatusCodes.Status507InsufficientStorage,
            "The disk of the store is full; nothing was changed. Queries go on; updates will when there is room again."),
        StoreFileException => new Problem(
            StatusCodes.Status500InternalServerError, "A file of the store cannot be read or written; the server's log names it. Nothing that was acknowledged is lost."),
        StoreCorruptException => new Problem(
            StatusCodes.Status500InternalServerError, "The store is damaged; the server's log names the file. 'hue check' tells more."),
        NotSupportedException unsupported => new Problem(StatusCodes.Status501NotImplemented, unsupported.Message),
        _ => null,
    };

    /// <summary>What an answer of routing without a body would say: no such path, or not this method. Null if it is no failure.</summary>
    public static Problem? OfSilence(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem(StatusCodes.Status404NotFound,
            $"There is nothing at {context.Request.Path}; there is /, /sparql, /graphs, /id/..., /doc/..., /health/live and /health/ready."),
        StatusCodes.Status405MethodNotAllowed => new Problem(StatusCodes.Status405MethodNotAllowed,
            $"{context.Request.Method} is not possible at {context.Request.Path}; allowed is {context.Response.Headers.Allow}."),
        _ => null,
    };

    /// <summary>Answers with this problem; nothing may have been sent yet.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, Style))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
            json.WriteNumber("status", Status);
            json.WriteString("detail", Detail);
            if (Position is { } position)
            {
                json.WriteNumber("line", position.Line + 1);
                json.WriteNumber("column", position.Column + 1);
            }

            if (Limit is not null)
                json.WriteString("limit", Limit);
            json.WriteString("requestId", context.TraceIdentifier);
            json.WriteEndObject();
        }

        HttpResponse response = context.Response;
        response.StatusCode = Status;
        if (RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.ContentType = "application/problem+json; charset=utf-8";
        response.ContentLength = body.WrittenCount;
        response.Headers.ETag = default;
        await response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
