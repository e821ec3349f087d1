namespace HueKnowledgeGraph.Server;

/// <summary>Where bodies wait until they are whole: in memory if they are known to be short, else in a temporary file that goes with its stream.</summary>
internal static class Spool
{
    /// <summary>1 MiB.</summary>
    private const int MemoryBytes = 1 << 20;

    /// <summary>An empty stream to write to and then to read from.</summary>
    /// <param name="length">Length to come in bytes; null if it is not known.</param>
    public static Stream Create(long? length)
    {
        if (length <= MemoryBytes)
            return new MemoryStream((int)length.Value);
        return new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.ReadWrite,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
    }
}
