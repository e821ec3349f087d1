namespace HueKnowledgeGraph.Rdf;

/// <summary>Reads RDF text from a stream into a sink, at any size, in flat memory.</summary>
public static class RdfReader
{
    /// <summary>
    /// Reads the whole stream. Gzip is recognised by its first two bytes and decompressed.
    /// </summary>
    /// <exception cref="RdfSyntaxException">The text breaks the grammar and <see cref="RdfReadOptions.OnError"/> is null.</exception>
    public static void Read(Stream stream, RdfFormat format, IQuadSink sink, RdfReadOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new RdfReadOptions();
        using Stream text = OpenText(stream, options.SourceName);
        if (format == RdfFormat.NTriples || format == RdfFormat.NQuads)
            NTriplesDocumentReader.Read(text, format, sink, options, cancellation);
        else if (format == RdfFormat.Turtle || format == RdfFormat.TriG)
            TurtleReader.Read(text, format, sink, options, cancellation);
        else if (format == RdfFormat.RdfXml)
            RdfXmlReader.Read(text, sink, options, cancellation);
        else if (format == RdfFormat.JsonLd)
            JsonLdReader.Read(text, sink, options, cancellation);
        else
            throw new ArgumentException($"There is no reader of {format}.", nameof(format));
    }

    /// <summary>
    /// The decompressed text of a stream that may be gzip, recognised by its first two bytes. Disposing of the result leaves
    /// <paramref name="stream"/> open.
    /// </summary>
    /// <param name="stream">The text, perhaps compressed.</param>
    /// <param name="name">What messages call it; null: they do not.</param>
    /// <remarks>
    /// A damaged gzip text is an <see cref="InvalidDataException"/>. .NET tells one that was cut off from a whole one only where the
    /// program switches <c>System.IO.Compression.UseStrictValidation</c> on in its runtime configuration, as ours do.
    /// </remarks>
    public static Stream OpenText(Stream stream, string? name = null)
    {
        byte[] head = new byte[2];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, length), stream);
        return length == 2 && head[0] == 0x1F && head[1] == 0x8B ? new NamedGzipStream(whole, name) : whole;
    }
}
