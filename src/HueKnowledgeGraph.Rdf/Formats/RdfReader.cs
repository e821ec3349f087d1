namespace HueKnowledgeGraph.Rdf;

/// <summary>Reads RDF text from a stream into a sink, at any size, in flat memory.</summary>
public static class RdfReader
{
    /// <summary>
    /// Reads the whole stream. Gzip and Zstandard are recognised by their first bytes and decompressed.
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
    /// The decompressed text of a stream that may be gzip or Zstandard, recognised by its first bytes. Disposing of the result leaves
    /// <paramref name="stream"/> open.
    /// </summary>
    /// <param name="stream">The text, perhaps compressed.</param>
    /// <param name="name">What messages call it; null: they do not.</param>
    /// <remarks>
    /// A damaged compressed text is an <see cref="InvalidDataException"/>, and so is one that would be more than 250 times longer than its
    /// compressed form (from 64 MiB on). .NET tells one that was cut off from a whole one only where the
    /// program switches <c>System.IO.Compression.UseStrictValidation</c> on in its runtime configuration, as ours do.
    /// </remarks>
    public static Stream OpenText(Stream stream, string? name = null) => CompressedText.Open(stream, name);
}
