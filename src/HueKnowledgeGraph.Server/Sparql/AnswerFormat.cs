using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Server;

/// <summary>A format in which answers leave, of solutions or of graphs.</summary>
/// <param name="Name">Short name, for <c>format=</c>: "json".</param>
/// <param name="MediaTypes">What Accept may ask for; the first is what answers say.</param>
/// <param name="Solutions">The format of SELECT and ASK, or null.</param>
/// <param name="Graph">The format of CONSTRUCT and DESCRIBE, or null.</param>
internal sealed record AnswerFormat(string Name, IReadOnlyList<string> MediaTypes, ResultFormat? Solutions, RdfFormat? Graph)
{
    /// <summary>Formats of SELECT and ASK, most preferred first.</summary>
    public static AnswerFormat[] OfSolutions { get; } =
        [.. ResultFormat.All.Where(format => format != ResultFormat.Table).Select(format => new AnswerFormat(format.Name, format.MediaTypes, format, null))];

    /// <summary>Formats of CONSTRUCT and DESCRIBE, most preferred first.</summary>
    public static AnswerFormat[] OfGraphs { get; } =
        [.. RdfFormat.All.Select(format => new AnswerFormat(format.Extensions[0][1..], format.MediaTypes, null, format))];

    /// <summary>Formats of the answers to queries of a form, most preferred first.</summary>
    public static AnswerFormat[] Of(QueryForm form) => form is QueryForm.Select or QueryForm.Ask ? OfSolutions : OfGraphs;

    /// <summary>Value of Content-Type; texts say their encoding.</summary>
    public string ContentType { get; } = MediaTypes[0].StartsWith("text/", StringComparison.Ordinal) ? MediaTypes[0] + "; charset=utf-8" : MediaTypes[0];

    /// <summary>The format that a request wants.</summary>
    /// <param name="offers">What there is.</param>
    /// <param name="name">Value of <c>format=</c>, which goes before the header; null if not given.</param>
    /// <param name="accept">The Accept header, or null.</param>
    /// <exception cref="RequestException">400 for an unknown name, 406 if nothing that there is is accepted.</exception>
    public static AnswerFormat Choose(AnswerFormat[] offers, string? name, string? accept)
    {
        if (name is not null)
        {
            return offers.FirstOrDefault(offer => offer.Name == name || offer.MediaTypes.Contains(name))
                ?? throw new RequestException(400, $"Parameter format: '{name}' cannot be served for this query; "
                    + $"there is {string.Join(", ", offers.Select(offer => offer.Name))}.");
        }

        if (string.IsNullOrEmpty(accept) || accept == "*/*")
            return offers[0];
        AnswerFormat? best = null;
        double bestQuality = 0;
        foreach (AnswerFormat offer in offers)
        {
            foreach (string mediaType in offer.MediaTypes)
            {
                double quality = AcceptHeader.QualityOf(accept, mediaType);
                if (quality > bestQuality)
                    (best, bestQuality) = (offer, quality);
            }
        }

        return best ?? throw RequestException.NotAcceptable(offers.Select(offer => offer.MediaTypes[0]));
    }

    /// <summary>Writes an answer to a response. Solutions await the client; a graph is pushed, and blocks while the client is slow.</summary>
    public Task WriteAsync(QueryResult result, ResponseSink sink, IReadOnlyDictionary<string, string> prefixes, CancellationToken cancellation)
    {
        if (Graph is null)
            return ResultWriter.WriteAsync(result, Solutions!, sink, cancellation);
        ResultWriter.WriteGraph((GraphResult)result, Graph, sink, prefixes);
        return Task.CompletedTask;
    }
}
