using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HueKnowledgeGraph.Server;

/// <summary>What every request gets: an id, its time, CORS for reads, and an answer when something fails.</summary>
internal sealed partial class RequestFrame(RequestDelegate next, ILogger<RequestFrame> log, ServedGraph graph)
{
    private const string RequestId = "X-Request-Id";

    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task Invoke(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers[RequestId] = context.TraceIdentifier;
        ServerTiming.Watch(context, graph.Settings.Clock);
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
                await AnswerSilenceAsync(context, silence);
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

    /// <summary>A reader gets a page where there is nothing, a program problem details.</summary>
    private static Task AnswerSilenceAsync(HttpContext context, Problem silence)
    {
        bool isReader = silence.Status == StatusCodes.Status404NotFound && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return isReader ? NotFoundPage.WriteForPathAsync(context) : silence.WriteAsync(context);
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
