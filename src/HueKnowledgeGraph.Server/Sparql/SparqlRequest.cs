using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HueKnowledgeGraph.Server;

/// <summary>A query as the SPARQL 1.1 Protocol carries it (section 2.1): by GET, by form, or as a body of its own.</summary>
/// <param name="Query">The query text, or null if there is none.</param>
/// <param name="DefaultGraphs">default-graph-uri; null if not given.</param>
/// <param name="NamedGraphs">named-graph-uri; null if not given.</param>
/// <param name="TimeoutSeconds">The time that the client gives; null if not given.</param>
/// <param name="Format">The format by name; null if not given.</param>
internal sealed record SparqlRequest(string? Query, string[]? DefaultGraphs, string[]? NamedGraphs, double? TimeoutSeconds, string? Format)
{
    private const string QueryType = "application/sparql-query";
    private const string UpdateType = "application/sparql-update";
    private const string FormType = "application/x-www-form-urlencoded";
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The entailment regime that the client wants; null if not given.</summary>
    public EntailmentRegime? Entailment { get; init; }

    /// <summary>Reads a GET or HEAD.</summary>
    public static SparqlRequest FromUrl(HttpRequest request)
    {
        IQueryCollection parameters = request.Query;
        if (parameters.ContainsKey("update"))
            throw new RequestException(StatusCodes.Status400BadRequest, "An update is sent by POST, never by GET (SPARQL 1.1 Protocol, section 2.2).");
        return From(name => parameters[name], Single(parameters["query"], "query"));
    }

    /// <summary>Reads a POST.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maximumBytes">Longest body.</param>
    /// <param name="cancellation">The client has gone.</param>
    public static async ValueTask<SparqlRequest> FromBodyAsync(HttpRequest request, long maximumBytes, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            throw Unsupported(request.ContentType);
        if (type.Charset is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, $"Only UTF-8 can be read, found charset {charset}.");
        if (type.MediaType.Equals(UpdateType, StringComparison.OrdinalIgnoreCase))
            throw NoUpdates();
        if (type.MediaType.Equals(QueryType, StringComparison.OrdinalIgnoreCase))
        {
            string text = await ReadTextAsync(request, maximumBytes, cancellation);
            IQueryCollection url = request.Query;
            return From(name => url[name], text);
        }

        if (!type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
            throw Unsupported(request.ContentType);
        Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(await ReadTextAsync(request, maximumBytes, cancellation));
        if (form.ContainsKey("update"))
            throw NoUpdates();
        return From(name => form.TryGetValue(name, out StringValues values) ? values : request.Query[name], Single(form.GetValueOrDefault("query"), "query"));
    }

    private static SparqlRequest From(Func<string, StringValues> parameter, string? query)
    {
        double? timeout = null;
        if (Single(parameter("timeout"), "timeout") is { } text)
        {
            timeout = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
                ? seconds
                : throw new RequestException(
                    StatusCodes.Status400BadRequest, $"Parameter timeout: found '{text}', allowed is a number of seconds above 0, as 2.5.");
        }

        return new SparqlRequest(
            query, List(parameter("default-graph-uri")), List(parameter("named-graph-uri")), timeout, Single(parameter("format"), "format"))
        {
            Entailment = Regime(Single(parameter("entailment"), "entailment")),
        };
    }

    private static EntailmentRegime? Regime(string? name) => name?.ToLowerInvariant() switch
    {
        null => null,
        "none" => EntailmentRegime.None,
        "rdfs" => EntailmentRegime.Rdfs,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"Parameter entailment: found '{name}', allowed are none and rdfs."),
    };

    private static string[]? List(StringValues values) => values.Count == 0 ? null : [.. values.OfType<string>()];

    private static string? Single(StringValues values, string name) => values.Count switch
    {
        0 => null,
        1 => values[0],
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"Parameter {name} may be given once, found {values.Count} times."),
    };

    private static async ValueTask<string> ReadTextAsync(HttpRequest request, long maximumBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maximumBytes)
            throw TooLarge(maximumBytes);
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        byte[] chunk = new byte[1 << 14];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (body.Length + read > maximumBytes)
                throw TooLarge(maximumBytes);
            body.Write(chunk, 0, read);
        }

        try
        {
            return StrictUtf8.GetString(body.GetBuffer(), 0, (int)body.Length);
        }
        catch (DecoderFallbackException bad)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The body is not UTF-8 at byte {bad.Index}.");
        }
    }

    private static RequestException TooLarge(long maximumBytes) => new(
        StatusCodes.Status413PayloadTooLarge, FormattableString.Invariant($"The body is longer than {maximumBytes} bytes (setting RequestBytes)."));

    private static RequestException Unsupported(string? found) => new(
        StatusCodes.Status415UnsupportedMediaType,
        $"A POST carries {QueryType} or {FormType}, found {(string.IsNullOrEmpty(found) ? "no Content-Type" : found)}.");

    private static RequestException NoUpdates() => new(
        StatusCodes.Status501NotImplemented, "This server takes no updates: data comes in by 'hue load'. Queries are welcome.");
}
