using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A document of LOAD in a temporary file that goes with it: what is slow to come does not hold up the store's other writers.</summary>
internal sealed class FetchedDocument : IDisposable
{
    private readonly FileStream _file;
    private readonly RdfFormat _format;
    private readonly Iri _source;

    private FetchedDocument(FileStream file, RdfFormat format, Iri source)
    {
        _file = file;
        _format = format;
        _source = source;
    }

    /// <summary>Copies a stream to its end.</summary>
    /// <exception cref="StepRefusedException">It is longer than <paramref name="maximumBytes"/>.</exception>
    public static async Task<FetchedDocument> SpoolAsync(Stream stream, RdfFormat format, Iri source, long maximumBytes, CancellationToken cancellation)
    {
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.ReadWrite,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            byte[] piece = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(piece, cancellation)) > 0;)
            {
                if (file.Length + read > maximumBytes)
                    throw new StepRefusedException(FormattableString.Invariant($"LOAD: <{source.Value}> is longer than {maximumBytes} bytes."));
                await file.WriteAsync(piece.AsMemory(0, read), cancellation);
            }

            return new FetchedDocument(file, format, source);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Pushes all statements into a sink.</summary>
    /// <exception cref="StepRefusedException">The document breaks its grammar; statements before that place have been pushed.</exception>
    public void Read(IQuadSink sink, CancellationToken cancellation)
    {
        _file.Position = 0;
        try
        {
            RdfReader.Read(_file, _format, sink, new RdfReadOptions { BaseIri = _source.Value, SourceName = _source.Value }, cancellation);
        }
        catch (RdfSyntaxException error)
        {
            throw new StepRefusedException($"LOAD: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
