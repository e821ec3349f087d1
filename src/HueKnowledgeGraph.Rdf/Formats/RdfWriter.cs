using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes statements as RDF text to a stream, in the order in which they come, in flat memory.</summary>
/// <remarks>Not thread safe. <see cref="Dispose()"/> ends the document and flushes, and leaves the stream open.</remarks>
public abstract class RdfWriter : IQuadSink, IDisposable
{
    /// <summary>Bytes that are collected before they go to the stream.</summary>
    private protected const int OutputBytes = 64 * 1024;

    /// <summary>Makes the writer of a format. Named graphs in a format that has none are an <see cref="InvalidOperationException"/>.</summary>
    public static RdfWriter Create(RdfFormat format, Stream stream)
    {
        if (format == RdfFormat.NTriples || format == RdfFormat.NQuads)
            return new NTriplesWriter(stream, format.HasGraphs, isCanonical: false);
        if (format == RdfFormat.Turtle || format == RdfFormat.TriG)
            return new TurtleWriter(stream, format);
        if (format == RdfFormat.JsonLd)
            return new JsonLdWriter(stream);
        if (format == RdfFormat.RdfXml)
            return new RdfXmlWriter(stream);
        throw new ArgumentException($"There is no writer of {format}.", nameof(format));
    }

    /// <summary>
    /// Makes a writer of documents that people read: as <see cref="Create"/>, but Turtle and TriG are laid out as a whole, with only the
    /// prefixes that are used, each subject once, types and names first, blank nodes in brackets, always in the same order. It keeps all
    /// statements in memory until it is disposed.
    /// </summary>
    public static RdfWriter CreateDocument(RdfFormat format, Stream stream) =>
        format == RdfFormat.Turtle || format == RdfFormat.TriG ? new TurtleDocumentWriter(stream, format) : Create(format, stream);

    /// <summary>
    /// Makes a writer of canonical N-Triples or N-Quads 1.2: as <see cref="Create"/>, and language tags in lower case, so that
    /// terms that are equal are written with the same bytes. Statements are neither sorted nor made unique.
    /// </summary>
    public static RdfWriter CreateCanonical(RdfFormat format, Stream stream) =>
        format == RdfFormat.NTriples || format == RdfFormat.NQuads
            ? new NTriplesWriter(stream, format.HasGraphs, isCanonical: true)
            : throw new ArgumentException($"{format} has no canonical form; N-Triples and N-Quads have.", nameof(format));

    /// <inheritdoc/>
    public abstract void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    /// <inheritdoc/>
    public virtual void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
    }

    /// <summary>Sends what is buffered to the stream.</summary>
    public abstract void Flush();

    /// <summary>Ends the document; see the type's remarks.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the document.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>Refuses a named graph in a format without graphs.</summary>
    [DoesNotReturn]
    private protected static void ThrowNamedGraph(RdfFormat format, in TermSpan graph) =>
        throw new InvalidOperationException(
            $"{format} has no named graphs, but a statement is in the graph {NTriplesText.ToString(graph)}; write N-Quads or TriG, or one graph only.");
}
