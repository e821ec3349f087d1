using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HueKnowledgeGraph.Server;

/// <summary>What every request gets: an id, CORS for reads, and an answer when something fails.</summary>
internal sealed partial class RequestFrame(RequestDelegate next, ILogger<RequestFrame> log)
{
    private const string RequestId = "X-Request-Id";

    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task Invoke(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers[RequestId] = context.TraceIdentifier;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Server-Timing, X-Request-Id, Link, ETag";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            Preflight(context.Response);
            return;
        }

        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentType: null, ContentLength: null } && Problem.OfSilence(context) is { } silence)
                await silence.WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogGone(log, context.TraceIdentifier);
        }
        catch (Exception exception)
        {
            await AnswerAsync(context, exception);
        }
    }

    private static void Preflight(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = "GET, HEAD, POST, OPTIONS";
        response.Headers.AccessControlAllowHeaders = "Accept, Accept-Language, Content-Type, If-None-Match";
        response.Headers.AccessControlMaxAge = "86400";
        response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>An answer with a status while that is possible; afterwards the connection is broken, so that nobody takes half for whole.</summary>
    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        Problem? problem = Problem.From(exception);
        if (problem is null or { Status: StatusCodes.Status500InternalServerError })
            LogFailure(log, exception, context.TraceIdentifier, context.Request.Path);
        if (context.Response.HasStarted)
        {
            LogBroken(log, context.TraceIdentifier, exception.Message);
            context.Abort();
            return;
        }

        problem ??= new Problem(StatusCodes.Status500InternalServerError, $"The server failed; its log tells why under request {context.TraceIdentifier}.");
        await problem.WriteAsync(context);
    }

    [LoggerMessage(LogLevel.Debug, "Request {Id}: the client has gone.")]
    private static partial void LogGone(ILogger log, string id);

    [LoggerMessage(LogLevel.Error, "Request {Id} for {Path} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string id, PathString path);

    [LoggerMessage(LogLevel.Warning, "Request {Id}: the answer was broken off after its first bytes: {Reason}")]
    private static partial void LogBroken(ILogger log, string id, string reason);
}
