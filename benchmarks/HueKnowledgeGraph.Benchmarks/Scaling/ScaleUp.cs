using System.Buffers;
using System.Diagnostics;
using System.IO.Compression;
using System.IO.Pipelines;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>Writes N-Triples of a wanted size: the real data once, then copies of it under other names, until the number is reached.</summary>
/// <remarks>Streams, takes little memory, and gives the same bytes each time. The last copy is cut where the number is reached.</remarks>
internal static class ScaleUp
{
    public static int Run(ScaleOptions options)
    {
        var clock = Stopwatch.StartNew();
        long written = 0;
        int copies = 0;
        using (Stream output = Open(options.Output))
        {
            while (written < options.Triples)
            {
                copies++;
                for (int file = 0; file < options.Files.Count && written < options.Triples; file++)
                    written += Copy(options.Files[file], new CopyRenamer(copies, file + 1), output, options.Triples - written);
                if (written == 0)
                    throw new InvalidDataException($"There is no triple in {string.Join(", ", options.Files)}.");
            }
        }

        Console.Error.WriteLine($"{written} triples, {copies} copies (the last perhaps in part), {clock.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    private static long Copy(string file, CopyRenamer renamer, Stream output, long most)
    {
        using Stream raw = File.OpenRead(file);
        using Stream input = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        var lines = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 18));
        long count = 0;
        while (count < most)
        {
            ReadResult read = lines.ReadAsync().AsTask().GetAwaiter().GetResult();
            ReadOnlySequence<byte> buffer = read.Buffer;
            var reader = new SequenceReader<byte>(buffer);
            while (count < most && reader.TryReadTo(out ReadOnlySpan<byte> line, (byte)'\n'))
            {
                if (line.IsEmpty || line[0] == '#')
                    continue;
                count += renamer.Write(line.TrimEnd((byte)'\r'), output) ? 1 : 0;
            }

            lines.AdvanceTo(reader.Position, buffer.End);
            if (read.IsCompleted)
            {
                // What is behind the last line end is a line as well.
                if (count < most && reader.UnreadSequence.Length > 0)
                    count += renamer.Write(reader.UnreadSequence.ToArray(), output) ? 1 : 0;
                break;
            }
        }

        return count;
    }

    private static Stream Open(string path)
    {
        Stream target = path == "-" ? Console.OpenStandardOutput() : File.Create(path);
        return new BufferedStream(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(target, CompressionLevel.Fastest) : target, 1 << 20);
    }
}
