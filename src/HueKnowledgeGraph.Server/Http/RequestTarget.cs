using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HueKnowledgeGraph.Server;

/// <summary>The address of a request as it was sent: the framework's own has lost which signs were escaped.</summary>
internal static class RequestTarget
{
    /// <summary>The path, percent signs and all.</summary>
    public static string PathOf(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/'))
            target = new Uri(target).PathAndQuery;
        int end = target.IndexOf('?');
        return end < 0 ? target : target[..end];
    }
}
