using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>Who may write: whoever sends the key of the settings as <c>Authorization: Bearer KEY</c> (RFC 6750).</summary>
internal static class WriteAccess
{
    private const string Scheme = "Bearer ";

    /// <summary>True iff the request brings the key. Takes the same time whatever part of a wrong key is right.</summary>
    public static bool IsGranted(HttpRequest request, ServerSettings settings)
    {
        string header = request.Headers.Authorization.ToString();
        if (settings.WriteKey is not { } key || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        Span<byte> sent = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> known = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()), sent);
        SHA256.HashData(Encoding.UTF8.GetBytes(key), known);
        return CryptographicOperations.FixedTimeEquals(sent, known);
    }

    /// <summary>What can write, for a request that may.</summary>
    /// <exception cref="RequestException">403: the server is read-only, whatever the key. 401: the key is missing or wrong.</exception>
    public static GraphWriter Require(HttpContext context, ServedGraph graph)
    {
        if (graph.Writer is not { } writer)
            throw new RequestException(StatusCodes.Status403Forbidden, $"This server is read-only: {graph.ReasonReadOnly}");
        if (IsGranted(context.Request, graph.Settings))
            return writer;
        bool isSent = context.Request.Headers.Authorization.Count > 0;
        context.Response.Headers.WWWAuthenticate = isSent ? "Bearer realm=\"hue\", error=\"invalid_token\"" : "Bearer realm=\"hue\"";
        throw new RequestException(StatusCodes.Status401Unauthorized, isSent
            ? "The key in the header Authorization is not the one that may write."
            : "Writing needs a key: send the header 'Authorization: Bearer KEY'.");
    }
}
