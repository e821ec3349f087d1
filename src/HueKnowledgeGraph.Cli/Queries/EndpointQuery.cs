using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HueKnowledgeGraph.Cli;

/// <summary>A query to any SPARQL 1.1 endpoint by POST; the answer streams through as it comes.</summary>
internal static class EndpointQuery
{
    /// <summary>Formats asked for when none is named: CSV reads well on a terminal, Turtle for graphs.</summary>
    private const string AcceptAny = "text/csv, text/turtle;q=0.9, */*;q=0.1";

    /// <summary>Sends the query and copies the answer to <paramref name="output"/>.</summary>
    /// <exception cref="UsageException">The endpoint refuses the query.</exception>
    /// <exception cref="EndpointLimitException">A limit of the endpoint was hit.</exception>
    public static async Task RunAsync(Uri endpoint, string query, string? results, double? timeoutSeconds, Stream output, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, WithTimeout(endpoint, timeoutSeconds))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(query)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/sparql-query", "utf-8");
        request.Headers.TryAddWithoutValidation("Accept", results is null ? AcceptAny : QueryAnswer.MediaTypeOf(results));
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
            throw await FailureAsync(endpoint, response, cancellation);
        await using Stream answer = await response.Content.ReadAsStreamAsync(cancellation);
        await answer.CopyToAsync(output, cancellation);
    }

    private static Uri WithTimeout(Uri endpoint, double? seconds)
    {
        if (seconds is null)
            return endpoint;
        string parameter = "timeout=" + seconds.Value.ToString(CultureInfo.InvariantCulture);
        return new UriBuilder(endpoint) { Query = endpoint.Query.Length > 1 ? endpoint.Query[1..] + "&" + parameter : parameter }.Uri;
    }

    private static async Task<Exception> FailureAsync(Uri endpoint, HttpResponseMessage response, CancellationToken cancellation)
    {
        string body = await response.Content.ReadAsStringAsync(cancellation);
        string message = $"{endpoint} answers {(int)response.StatusCode}: {Detail(response, body)}";
        return response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.ServiceUnavailable
            ? new EndpointLimitException(message)
            : new UsageException(message);
    }

    /// <summary>The sentence of problem details, or the first lines of whatever came.</summary>
    private static string Detail(HttpResponseMessage response, string body)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            using JsonDocument problem = JsonDocument.Parse(body);
            if (problem.RootElement.TryGetProperty("detail", out JsonElement detail))
                return detail.GetString() ?? body;
        }

        return body.Length > 2000 ? body[..2000] + " ..." : body;
    }
}

/// <summary>An endpoint ended a query at one of its limits.</summary>
internal sealed class EndpointLimitException(string message) : Exception(message);
