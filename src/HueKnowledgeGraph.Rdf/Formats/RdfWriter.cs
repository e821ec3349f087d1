namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes statements as RDF text to a stream, in the order in which they come, in flat memory.</summary>
/// <remarks>Not thread safe. <see cref="Dispose()"/> ends the document and flushes, and leaves the stream open.</remarks>
public abstract class RdfWriter : IQuadSink, IDisposable
{
    /// <summary>Makes the writer of a format. Named graphs in a format that has none are an <see cref="InvalidOperationException"/>.</summary>
    public static RdfWriter Create(RdfFormat format, Stream stream) =>
        throw new InvalidOperationException($"No writer of {format} for {stream} in this build.");

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
}
