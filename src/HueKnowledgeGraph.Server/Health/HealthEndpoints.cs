using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: a real query is answered from the graph.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph)
    {
        string[] reads = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/health/live", reads, context => SayAsync(context, "live\n"));
        routes.MapMethods("/health/ready", reads, async context =>
        {
            await graph.Source.ProbeAsync(context.RequestAborted);
            await SayAsync(context, "ready\n");
        });
    }

    private static Task SayAsync(HttpContext context, string word)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(word, context.RequestAborted);
    }
}
