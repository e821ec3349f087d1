using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>The header Server-Timing: where the time of an answer went, in milliseconds until its first byte.</summary>
internal static class ServerTiming
{
    private const string Name = "Server-Timing";

    /// <summary>Names the part of the work that took the time: "query", "update".</summary>
    public static void Set(HttpResponse response, string part, TimeSpan elapsed) =>
        response.Headers[Name] = string.Create(CultureInfo.InvariantCulture, $"{part};dur={elapsed.TotalMilliseconds:0.###}");

    /// <summary>Says that an answer came from the cache, without work.</summary>
    public static void SetHit(HttpResponse response, TimeSpan elapsed)
    {
        Set(response, "query", elapsed);
        response.Headers[Name] = response.Headers[Name] + ", cache;desc=hit";
    }

    /// <summary>Gives every answer of a request the header, by the time of the whole request where nothing more exact is known.</summary>
    public static void Watch(HttpContext context, TimeProvider clock)
    {
        long started = clock.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            if (!context.Response.Headers.ContainsKey(Name))
                Set(context.Response, "total", clock.GetElapsedTime(started));
            return Task.CompletedTask;
        });
    }
}
