using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes answers while they are computed.</summary>
/// <remarks>
/// <para>Guarantees: memory does not grow with the answer; nothing is allocated for a cell. A failure midway (a limit, a damaged store, a
/// closed connection) leaves as an exception, and then the bytes written so far are not an answer: whoever sends them breaks off.</para>
/// <para>Requires: the result is fresh and is not used by others meanwhile. The stream stays open; the result is not disposed.</para>
/// </remarks>
public static class ResultWriter
{
    /// <summary>Writes the answer to SELECT or ASK.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="format">How.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellation">Ends the writing with <see cref="OperationCanceledException"/>.</param>
    /// <param name="prefixes">Names for namespaces; the table shortens IRIs by them. Default none.</param>
    /// <exception cref="ArgumentException">The result is a graph: see <see cref="WriteGraph"/>.</exception>
    public static void Write(
        QueryResult result, ResultFormat format, Stream stream, CancellationToken cancellation = default, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        using var output = new Utf8Output();
        foreach (bool _ in Encode(result, Encoder(format, output, prefixes)))
        {
            cancellation.ThrowIfCancellationRequested();
            stream.Write(output.Written.Span);
            output.Clear();
        }
    }

    /// <summary>Writes as <see cref="Write"/> does, and awaits the stream: for connections.</summary>
    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(
        QueryResult result, ResultFormat format, Stream stream, CancellationToken cancellation = default, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        using var output = new Utf8Output();
        foreach (bool _ in Encode(result, Encoder(format, output, prefixes)))
        {
            await stream.WriteAsync(output.Written, cancellation).ConfigureAwait(false);
            output.Clear();
        }
    }

    /// <summary>Writes the answer to CONSTRUCT or DESCRIBE.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="format">How.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="prefixes">Names for namespaces, declared first where the format has them. Default none.</param>
    public static void WriteGraph(GraphResult result, RdfFormat format, Stream stream, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        using var writer = RdfWriter.Create(format, stream);
        foreach ((string prefix, string iri) in prefixes ?? new Dictionary<string, string>())
            writer.Prefix(System.Text.Encoding.UTF8.GetBytes(prefix), System.Text.Encoding.UTF8.GetBytes(iri));
        result.WriteTo(writer);
    }

    /// <summary>Fills the encoder's output; at each step it is to be emptied.</summary>
    private static IEnumerable<bool> Encode(QueryResult result, SolutionEncoder encoder)
    {
        switch (result)
        {
            case BooleanResult answer:
                encoder.WriteBoolean(answer.Value);
                yield return true;
                yield break;
            case SolutionResult solutions:
                encoder.WriteHead(solutions);
                while (solutions.Next() is { } batch)
                {
                    for (int row = encoder.WriteRows(batch, 0); row < batch.RowCount; row = encoder.WriteRows(batch, row))
                        yield return true;
                }

                encoder.WriteTail();
                yield return true;
                yield break;
            default:
                throw new ArgumentException("The answer is a graph; it is written in an RDF format.", nameof(result));
        }
    }

    private static SolutionEncoder Encoder(ResultFormat format, Utf8Output output, IReadOnlyDictionary<string, string>? prefixes)
    {
        if (format == ResultFormat.Json)
            return new SolutionEncoder<JsonFormat>(output);
        if (format == ResultFormat.Xml)
            return new SolutionEncoder<XmlFormat>(output);
        if (format == ResultFormat.Csv)
            return new SolutionEncoder<CsvFormat>(output);
        if (format == ResultFormat.Tsv)
            return new SolutionEncoder<TsvFormat>(output);
        return new TableEncoder(output, prefixes ?? new Dictionary<string, string>());
    }
}
