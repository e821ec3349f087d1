using System.IO.Compression;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Decompressed text of a gzip stream; what says that it is damaged also says which it is.</summary>
/// <remarks>In a class derived from <see cref="GZipStream"/>, reading into a span comes by way of reading into an array.</remarks>
internal sealed class NamedGzipStream(Stream compressed, string? name) : GZipStream(compressed, CompressionMode.Decompress)
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return base.Read(buffer, offset, count);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException(
                $"{(name is null ? "" : name + ": ")}the gzip data is damaged or cut short ({damage.Message.TrimEnd('.')}); fetch or compress the file anew.", damage);
        }
    }
}
