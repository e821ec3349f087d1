using System.Text;
using HueKnowledgeGraph.Rdf;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>Answers that are statements: the format that a client wants, and the writing of it.</summary>
internal static class RdfAnswer
{
    private static readonly string[] MediaTypes = [.. RdfFormat.All.SelectMany(format => format.MediaTypes)];

    /// <summary>The RDF format that an Accept header likes best; Turtle if it says nothing.</summary>
    /// <exception cref="RequestException">406.</exception>
    public static RdfFormat Choose(string? accept)
    {
        int best = AcceptHeader.Choose(accept, MediaTypes);
        if (best < 0 || !RdfFormat.TryFromMediaType(MediaTypes[best], out RdfFormat? format))
            throw RequestException.NotAcceptable(RdfFormat.All.Select(known => known.MediaTypes[0]));
        return format;
    }

    /// <summary>Answers with what <paramref name="write"/> pushes. Statements in named graphs need a format that has them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="format">The format.</param>
    /// <param name="prefixes">Short names of namespaces, used where the format has such.</param>
    /// <param name="write">Pushes the statements.</param>
    /// <param name="isDocument">Few statements, laid out for people; else any number, streamed.</param>
    public static async Task WriteAsync(
        HttpContext context, RdfFormat format, IEnumerable<KeyValuePair<string, string>> prefixes, Action<RdfWriter> write, bool isDocument = false)
    {
        using var sink = new ResponseSink(context, answer => answer.Response.ContentType = ContentType(format));
        using (RdfWriter writer = isDocument ? RdfWriter.CreateDocument(format, sink) : RdfWriter.Create(format, sink))
        {
            foreach ((string prefix, string iri) in prefixes)
                writer.Prefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));
            write(writer);
        }

        await sink.CompleteAsync();
    }

    /// <summary>Value of Content-Type; texts say their encoding.</summary>
    public static string ContentType(RdfFormat format) =>
        format.MediaTypes[0].StartsWith("text/", StringComparison.Ordinal) ? format.MediaTypes[0] + "; charset=utf-8" : format.MediaTypes[0];
}
