using System.IO.Compression;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>Makes stores that hold the museums' data, a part of it by changes: half of the changes bring triples, half take false ones away.</summary>
/// <remarks>Changed triples are drawn at random from all (seed 1), so they lie everywhere in every order: the worst case. A false triple has the
/// subject and predicate of one and the object of another with the same predicate.</remarks>
internal static class ChangedStore
{
    /// <summary>A store with so many per cent of its quads changed, made where there is none.</summary>
    public static QuadStore Open(BenchmarkOptions options, int percent, bool isFlushed)
    {
        string directory = $"{options.Store}-changed-{percent}{(isFlushed ? "-flushed" : "")}";
        if (!QuadStore.Exists(directory))
            Make(QueryBenchmark.DataFile(options.Shared), directory, percent, isFlushed);
        return QuadStore.Open(directory);
    }

    private static void Make(string file, string directory, int percent, bool isFlushed)
    {
        Console.Error.WriteLine($"making {directory}");
        string[] lines = ReadLines(file);
        int changes = lines.Length * percent / 200;
        var random = new Random(1);
        random.Shuffle(lines);
        string[] missing = lines[..changes];
        HashSet<string> real = [.. lines];
        HashSet<string> wrong = [];
        Dictionary<string, string> lastObjects = [];
        foreach (string line in lines[changes..])
        {
            if (wrong.Count == changes)
                break;
            int subject = line.IndexOf(' ', StringComparison.Ordinal);
            int predicate = line.IndexOf(' ', subject + 1);
            if (lastObjects.TryGetValue(line[subject..predicate], out string? other) && !real.Contains(line[..predicate] + other))
                wrong.Add(line[..predicate] + other);
            lastObjects[line[subject..predicate]] = line[predicate..];
        }

        QuadStore.BulkLoad(directory, [Source("base", lines.Skip(changes).Concat(wrong))]);
        using LiveQuadStore store = QuadStore.OpenForWriting(directory);
        using (IQuadTransaction transaction = store.BeginTransaction())
        {
            Read(Source("missing", missing), new ChangeSink(transaction, true));
            Read(Source("wrong", wrong), new ChangeSink(transaction, false));
            transaction.Commit();
        }

        if (isFlushed)
            store.Flush();
    }

    private static string[] ReadLines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return [.. lines.Distinct()];
    }

    private static LoadSource Source(string name, IEnumerable<string> lines)
    {
        string file = Path.Combine(Path.GetTempPath(), $"hue-changes-{name}.nt");
        File.WriteAllLines(file, lines, new UTF8Encoding(false));
        return new LoadSource(name, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose), RdfFormat.NTriples);
    }

    private static void Read(LoadSource source, IQuadSink sink)
    {
        using Stream stream = source.Open();
        RdfReader.Read(stream, source.Format, sink);
    }

    private sealed class ChangeSink(IQuadTransaction transaction, bool isAdding) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (isAdding)
                transaction.Add(subject, predicate, @object, graph);
            else
                transaction.Remove(subject, predicate, @object, graph);
        }
    }
}
