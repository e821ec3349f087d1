using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HueKnowledgeGraph.Server;

/// <summary>Reads bodies of requests, up to the length that the client may send.</summary>
internal static class RequestBody
{
    /// <summary>Copies the whole body.</summary>
    /// <param name="target">Takes the bytes.</param>
    /// <param name="context">The request.</param>
    /// <param name="graph">Has the limits; a client that may write has a longer one.</param>
    /// <param name="mostBytes">A bound that holds whatever the settings say.</param>
    /// <exception cref="RequestException">413: the body is longer.</exception>
    public static async Task CopyToAsync(Stream target, HttpContext context, ServedGraph graph, long mostBytes = long.MaxValue)
    {
        bool isWriter = graph.Writer is not null && WriteAccess.IsGranted(context.Request, graph.Settings);
        long maximum = isWriter ? graph.Settings.WriteBytes : graph.Settings.RequestBytes;
        string limit = isWriter ? nameof(ServerSettings.WriteBytes) : nameof(ServerSettings.RequestBytes);
        if (maximum > mostBytes)
            (maximum, limit) = (mostBytes, "");
        if (isWriter)
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = maximum;
        if (context.Request.ContentLength > maximum)
            throw TooLarge(maximum, limit);
        byte[] piece = new byte[1 << 14];
        long length = 0;
        for (int read; (read = await context.Request.Body.ReadAsync(piece, context.RequestAborted)) > 0;)
        {
            length += read;
            if (length > maximum)
                throw TooLarge(maximum, limit);
            await target.WriteAsync(piece.AsMemory(0, read), context.RequestAborted);
        }
    }

    private static RequestException TooLarge(long maximumBytes, string setting) => new(
        StatusCodes.Status413PayloadTooLarge,
        FormattableString.Invariant($"The body is longer than {maximumBytes} bytes{(setting.Length > 0 ? $" (setting {setting})" : "")}."));
}
