using System.IO.Hashing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/assets/...</c>: style, script and icon, carried inside the program.</summary>
internal static class Assets
{
    private static readonly (string Name, string ContentType)[] Files =
    [
        ("style.css", "text/css; charset=utf-8"),
        ("editor.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ];

    /// <summary>Adds a route for each file.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach ((string name, string contentType) in Files)
        {
            byte[] content = Read(name);
            string tag = $"\"{XxHash3.HashToUInt64(content):x16}\"";
            routes.MapMethods("/assets/" + name, [HttpMethods.Get, HttpMethods.Head], context => AnswerAsync(context, content, contentType, tag));
        }
    }

    private static async Task AnswerAsync(HttpContext context, byte[] content, string contentType, string tag)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(Assets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program carries no {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
