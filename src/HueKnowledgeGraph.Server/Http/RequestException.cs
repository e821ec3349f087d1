using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>A request that cannot be answered as asked: the status and a sentence for whoever sent it.</summary>
internal sealed class RequestException(int status, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Seconds after which it is worth asking again; null: that would not help.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>406 with what there is.</summary>
    public static RequestException NotAcceptable(IEnumerable<string> offers) => new(
        StatusCodes.Status406NotAcceptable, $"None of the accepted media types can be served; there is {string.Join(", ", offers)}.");
}
