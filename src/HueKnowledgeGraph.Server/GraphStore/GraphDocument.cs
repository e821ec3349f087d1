using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HueKnowledgeGraph.Server;

/// <summary>A document that a client sent for a graph, or several as the parts of a form. Read to its end before the store is asked for a
/// transaction, so that a slow client does not hold up other writers.</summary>
internal sealed class GraphDocument : IDisposable
{
    private readonly List<(Stream Content, RdfFormat Format, string Name)> _parts = [];

    private GraphDocument()
    {
    }

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="RequestException">413: it is too long. 415: it is of no format that can be read. 400: the form is broken.</exception>
    public static async Task<GraphDocument> ReadAsync(HttpContext context, ServedGraph graph)
    {
        HttpRequest request = context.Request;
        bool isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        RdfFormat? format = isForm ? null : FormatOf(request.ContentType, null);
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity" or "gzip")) // Readers know gzip by its first bytes.
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, $"Content-Encoding: found {request.Headers.ContentEncoding}, allowed is gzip.");
        var document = new GraphDocument();
        Stream body = Spool.Create(request.ContentLength);
        try
        {
            await RequestBody.CopyToAsync(body, context, graph);
            body.Position = 0;
            if (format is null)
                await document.AddPartsAsync(body, HeaderUtilities.RemoveQuotes(type!.Boundary).ToString(), context.RequestAborted);
            else
                document._parts.Add((body, format, "The body"));
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
        finally
        {
            if (document._parts.TrueForAll(part => part.Content != body))
                await body.DisposeAsync();
        }
    }

    /// <summary>Adds all statements to a graph.</summary>
    /// <param name="transaction">Takes them.</param>
    /// <param name="name">The graph.</param>
    /// <param name="baseIri">Base of relative IRIs.</param>
    /// <param name="deadline">Throws where the writing has to end.</param>
    /// <param name="cancellation">The client has gone.</param>
    /// <exception cref="RdfSyntaxException">The document breaks its grammar.</exception>
    /// <exception cref="RequestException">400: a statement is in a graph of its own.</exception>
    public void WriteTo(IQuadTransaction transaction, GraphName name, string baseIri, Action deadline, CancellationToken cancellation)
    {
        foreach ((Stream content, RdfFormat format, string part) in _parts)
        {
            content.Position = 0;
            var sink = new OneGraphSink(new TransactionSink(transaction, name.Iri), name, part, deadline);
            RdfReader.Read(content, format, sink, new RdfReadOptions { BaseIri = baseIri, SourceName = part }, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((Stream content, _, _) in _parts)
            content.Dispose();
    }

    private static RdfFormat FormatOf(string? contentType, string? fileName)
    {
        if ((contentType is not null && RdfFormat.TryFromMediaType(contentType, out RdfFormat? format))
            || (fileName is not null && RdfFormat.TryFromFileName(fileName, out format)))
            return format;
        throw new RequestException(StatusCodes.Status415UnsupportedMediaType,
            $"Content-Type: found {(string.IsNullOrEmpty(contentType) ? "none" : contentType)}; graphs can be read from "
            + $"{string.Join(", ", RdfFormat.All.Select(known => known.MediaTypes[0]))} and, by POST, from files of these formats in multipart/form-data.");
    }

    private async Task AddPartsAsync(Stream body, string boundary, CancellationToken cancellation)
    {
        try
        {
            var reader = new MultipartReader(boundary, body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                string? file = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition)
                    ? HeaderUtilities.RemoveQuotes(disposition.FileName.HasValue ? disposition.FileName : disposition.Name).ToString() : null;
                Stream content = Spool.Create(body.Length);
                _parts.Add((content, FormatOf(section.ContentType, file), $"Part {file ?? (_parts.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
                await section.Body.CopyToAsync(content, cancellation);
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The form is broken: {broken.Message}");
        }
    }

    /// <summary>Refuses statements that name a graph of their own.</summary>
    private sealed class OneGraphSink(TransactionSink target, GraphName name, string part, Action deadline) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (target.Count % 4096 == 0)
                deadline();
            if (!graph.IsNone)
            {
                throw new RequestException(
                    StatusCodes.Status400BadRequest, $"{part}: a statement is in the graph {Term.From(graph)}, but all of it is to go into {name}.");
            }

            target.Quad(subject, predicate, @object, default);
        }
    }
}
