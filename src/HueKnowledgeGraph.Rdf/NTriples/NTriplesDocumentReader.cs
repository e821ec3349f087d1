namespace HueKnowledgeGraph.Rdf;

/// <summary>Reads a stream of N-Triples or N-Quads window by window, whole lines at a time.</summary>
internal static class NTriplesDocumentReader
{
    /// <summary>Bytes read at once; fits the second-level cache together with what the sink does.</summary>
    private const int WindowBytes = 256 * 1024;

    public static void Read(
        Stream text, RdfFormat format, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation, int windowBytes = WindowBytes)
    {
        var reader = new NTriplesChunkReader(format, options);
        var window = new Utf8Window(text, isValidated: false, options.SourceName, windowBytes, cancellation);
        window.Open();
        while (window.Extend())
        {
            int length = NTriplesChunkReader.WholeLines(window.Rest);
            reader.Read(window.Rest[..length], sink, window.PositionAt(0));
            window.Advance(length);
        }

        reader.Read(window.Rest, sink, window.PositionAt(0));
    }
}
