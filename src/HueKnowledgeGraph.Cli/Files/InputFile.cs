using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary>Files that a command reads; <c>-</c> is standard input.</summary>
internal static class InputFile
{
    /// <summary>Opens for reading from begin to end; waiting for standard input ends with an interruption.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static Stream Open(string path, CancellationToken interruption)
    {
        if (path == "-")
            return new InterruptibleInput(System.Console.OpenStandardInput(), interruption);
        Require(path);
        return new FileStream(path, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
    }

    /// <summary>Fails early, and in words, if a file that is needed later is missing.</summary>
    public static void Require(string path)
    {
        if (path == "-" || File.Exists(path))
            return;
        throw new UsageException(Directory.Exists(path) ? $"{path} is a directory, not a file." : $"There is no file {path}.");
    }

    /// <summary>Reads a whole text as UTF-8; bytes that are not UTF-8 are an error with their offset.</summary>
    public static string ReadText(string path, CancellationToken interruption)
    {
        using Stream stream = Open(path, interruption);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        ReadOnlySpan<byte> bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (System.Text.DecoderFallbackException bad)
        {
            throw new UsageException($"{path}: byte {bad.Index} is not UTF-8; only UTF-8 can be read.");
        }
    }

    /// <summary>The format of a file: the one named if there is one, else by the file name's ending.</summary>
    public static RdfFormat FormatOf(string path, string? named)
    {
        if (named is not null)
            return FormatNames.Parse(named);
        if (RdfFormat.TryFromFileName(path, out RdfFormat? format))
            return format;
        if (path == "-")
            throw new UsageException($"Standard input and output (-) have no ending that tells the format; name one ({FormatNames.Allowed}) with an option; --help shows which.");
        throw new UsageException($"{path}: the ending says no RDF format; name one with --format ({FormatNames.Allowed}).");
    }
}
