using System.IO.Compression;
using ZstdSharp;

namespace HueKnowledgeGraph.Cli;

/// <summary>A file that appears whole or not at all; <c>-</c> is standard output, devices are written directly, an ending <c>.gz</c> compresses.</summary>
/// <remarks>The text goes into a file beside the target, which <see cref="Complete"/> puts in its place; without that call Dispose removes it.</remarks>
internal sealed class OutputFile : IDisposable
{
    private const int BufferSize = 1 << 16;
    private readonly string _path;
    private readonly string? _partial;
    private readonly Stream _base;
    private bool _isComplete;

    private OutputFile(string path)
    {
        _path = path;
        if (path == "-")
        {
            _base = CommandConsole.OpenOutput();
        }
        else if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            _base = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, BufferSize);
        }
        else
        {
            _partial = path + ".partial";
            _base = new FileStream(_partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);
        }

        Stream = new BufferedStream(Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => new GZipStream(_base, CompressionLevel.Optimal),
            ".zst" => new CompressionStream(_base),
            _ => _base,
        }, BufferSize);
    }

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>Begins a file; its directory must exist.</summary>
    public static OutputFile Create(string path)
    {
        if (path != "-" && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"There is no directory {folder} for {path}.");
        return new OutputFile(path);
    }

    /// <summary>The text is whole: the file takes its name.</summary>
    public void Complete()
    {
        Stream.Dispose();
        _base.Dispose();
        if (_partial is not null)
            File.Move(_partial, _path, overwrite: true);
        _isComplete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isComplete)
            return;
        _isComplete = true;
        Stream.Dispose();
        _base.Dispose();
        if (_partial is not null)
            File.Delete(_partial);
    }
}
