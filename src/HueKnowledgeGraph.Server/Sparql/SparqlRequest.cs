using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HueKnowledgeGraph.Server;

/// <summary>A query or an update as the SPARQL 1.1 Protocol carries it (sections 2.1 and 2.2): by GET, by form, or as a body of its own.</summary>
/// <param name="Query">The query text, or null if there is none.</param>
/// <param name="Update">The update text, or null if there is none; never both.</param>
/// <param name="DefaultGraphs">default-graph-uri; null if not given.</param>
/// <param name="NamedGraphs">named-graph-uri; null if not given.</param>
/// <param name="TimeoutSeconds">The time that the client gives; null if not given.</param>
/// <param name="Format">The format by name; null if not given.</param>
internal sealed record SparqlRequest(
    string? Query, string? Update, string[]? DefaultGraphs, string[]? NamedGraphs, double? TimeoutSeconds, string? Format)
{
    /// <summary>A text of this length is parsed in memory, about ten times as large: more is for <c>/graphs</c> or <c>hue load</c>. 256 MiB.</summary>
    public const long MaximumTextBytes = 256 << 20;

    private const string QueryType = "application/sparql-query";
    private const string UpdateType = "application/sparql-update";
    private const string FormType = "application/x-www-form-urlencoded";
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>using-graph-uri; null if not given.</summary>
    public string[]? UsingGraphs { get; init; }

    /// <summary>using-named-graph-uri; null if not given.</summary>
    public string[]? UsingNamedGraphs { get; init; }

    /// <summary>The entailment regime that the client wants; null if not given.</summary>
    public EntailmentRegime? Entailment { get; init; }

    /// <summary>/sparql/explain runs the query, too.</summary>
    public bool Analyzes { get; init; }

    /// <summary>Reads a GET or HEAD.</summary>
    public static SparqlRequest FromUrl(HttpRequest request)
    {
        IQueryCollection parameters = request.Query;
        if (parameters.ContainsKey("update"))
            throw new RequestException(StatusCodes.Status400BadRequest, "An update is sent by POST, never by GET (SPARQL 1.1 Protocol, section 2.2).");
        return From(name => parameters[name], Single(parameters["query"], "query"), null);
    }

    /// <summary>Reads a POST. An update as a body of its own is read only for a client that may write.</summary>
    /// <param name="context">The request.</param>
    /// <param name="graph">Says who may write, and how long bodies may be: those of writers longer than those of others.</param>
    /// <exception cref="RequestException">400, 401, 403, 413 or 415.</exception>
    public static async ValueTask<SparqlRequest> FromBodyAsync(HttpContext context, ServedGraph graph)
    {
        HttpRequest request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            throw Unsupported(request.ContentType);
        if (type.Charset is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, $"Only UTF-8 can be read, found charset {charset}.");
        bool isUpdate = type.MediaType.Equals(UpdateType, StringComparison.OrdinalIgnoreCase);
        if (isUpdate)
            WriteAccess.Require(context, graph);
        if (isUpdate || type.MediaType.Equals(QueryType, StringComparison.OrdinalIgnoreCase))
        {
            string text = await ReadTextAsync(context, graph);
            IQueryCollection url = request.Query;
            return isUpdate ? From(name => url[name], null, text) : From(name => url[name], text, null);
        }

        if (!type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
            throw Unsupported(request.ContentType);
        Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(await ReadTextAsync(context, graph));
        return From(
            name => form.TryGetValue(name, out StringValues values) ? values : request.Query[name],
            Single(form.GetValueOrDefault("query"), "query"), Single(form.GetValueOrDefault("update"), "update"));
    }

    private static SparqlRequest From(Func<string, StringValues> parameter, string? query, string? update)
    {
        if (query is not null && update is not null)
            throw new RequestException(StatusCodes.Status400BadRequest, "A request carries a query or an update, not both.");
        double? timeout = null;
        if (Single(parameter("timeout"), "timeout") is { } text)
        {
            timeout = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
                ? seconds
                : throw new RequestException(
                    StatusCodes.Status400BadRequest, $"Parameter timeout: found '{text}', allowed is a number of seconds above 0, as 2.5.");
        }

        return new SparqlRequest(
            query, update, List(parameter, "default-graph-uri"), List(parameter, "named-graph-uri"), timeout, Single(parameter("format"), "format"))
        {
            UsingGraphs = List(parameter, "using-graph-uri"),
            UsingNamedGraphs = List(parameter, "using-named-graph-uri"),
            Analyzes = Flag(Single(parameter("analyze"), "analyze")),
            Entailment = Regime(Single(parameter("entailment"), "entailment")),
        };
    }

    private static bool Flag(string? text) => text switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"Parameter analyze: found '{text}', allowed are true and false."),
    };

    private static EntailmentRegime? Regime(string? name) => name?.ToLowerInvariant() switch
    {
        null => null,
        "none" => EntailmentRegime.None,
        "rdfs" => EntailmentRegime.Rdfs,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"Parameter entailment: found '{name}', allowed are none and rdfs."),
    };

    private static string[]? List(Func<string, StringValues> parameter, string name)
    {
        StringValues values = parameter(name);
        return values.Count == 0 ? null : [.. values.Select(value => GraphIri.Require(value, name))];
    }

    private static string? Single(StringValues values, string name) => values.Count switch
    {
        0 => null,
        1 => values[0],
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"Parameter {name} may be given once, found {values.Count} times."),
    };

    private static async ValueTask<string> ReadTextAsync(HttpContext context, ServedGraph graph)
    {
        using var body = new MemoryStream();
        await RequestBody.CopyToAsync(body, context, graph, MaximumTextBytes);

        try
        {
            return StrictUtf8.GetString(body.GetBuffer(), 0, (int)body.Length);
        }
        catch (DecoderFallbackException bad)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The body is not UTF-8 at byte {bad.Index}.");
        }
    }

    private static RequestException Unsupported(string? found) => new(
        StatusCodes.Status415UnsupportedMediaType,
        $"A POST carries {QueryType}, {UpdateType} or {FormType}, found {(string.IsNullOrEmpty(found) ? "no Content-Type" : found)}.");
}
