using System.Diagnostics;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>
/// Damaged documents: a reader takes them or says where the error is; what it takes, and how it fails, does not depend on how many bytes come
/// at a time; lenient reading ends too; and what it took can be written as N-Quads and read back the same. A stack overflow ends the process:
/// the document in hand lies in the file that <paramref name="inHand"/> names.
/// </summary>
internal sealed class ReaderRun(FuzzRandom random, RdfFormat format, IReadOnlyList<byte[]> corpus, string? inHand)
{
    // Far beyond what a document of this size takes, as the machine may be busy: this is to find what does not end.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);
    private readonly ByteMutator _mutator = new(random, corpus);

    /// <summary>Documents tried.</summary>
    public long Documents { get; private set; }

    /// <summary>The format whose reader is tried.</summary>
    public RdfFormat Format => format;

    /// <summary>The name of a format's check: "read-ttl".</summary>
    public static string NameOf(RdfFormat format) => "read-" + format.Extensions[0][1..];

    /// <summary>Tries some documents; calls <paramref name="found"/> with each that fails, cut down, and what happened.</summary>
    public void Round(int documents, Action<byte[], string> found)
    {
        for (int i = 0; i < documents; i++)
        {
            byte[] text = _mutator.Next();
            Documents++;
            if (inHand is not null)
                File.WriteAllBytes(inHand, text);
            if (Failure(text, format) is not { } failure)
                continue;
            string kind = failure[..failure.IndexOf(':')];
            byte[] small = CutDown(text, candidate => Failure(candidate, format)?.StartsWith(kind, StringComparison.Ordinal) == true);
            found(small, Failure(small, format) ?? failure);
        }
    }

    /// <summary>What is wrong with how a document was taken, or null.</summary>
    public static string? Failure(byte[] text, RdfFormat format)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            (List<string> whole, string? error) = Read(new MemoryStream(text), format, null);
            (List<string> trickled, string? trickledError) = Read(new Trickle(text), format, null);
            if (Comparable(error, format) != Comparable(trickledError, format) || !whole.SequenceEqual(trickled))
                return $"Trickle: {whole.Count} statements and {error ?? "no error"}, a few bytes at a time {trickled.Count} and {trickledError ?? "no error"}";
            int faults = 0;
            Read(new MemoryStream(text), format, _ => faults++);
            if (error is null && faults > 0)
                return $"Lenient: {faults} faults in a document without one";
            if (Reread(whole) is { } differs)
                return differs;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"{error.GetType().Name}: {error.Message}\n{error.StackTrace}";
        }

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        return took > Hang ? $"Hang: {took.TotalSeconds:0} s" : null;
    }

    /// <summary>The documents of the suites that have the format's ending, and are not large.</summary>
    public static IReadOnlyList<byte[]> Corpus(RdfFormat format, string folder)
    {
        string[] own = format == RdfFormat.JsonLd ? ["""{"@context":{"@vocab":"urn:"},"@id":"urn:a","@type":"B","c":[{"@value":"Huế","@language":"vi"},1.5,{"@list":[]}]}"""]
            : format == RdfFormat.RdfXml ? ["""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:h="urn:h:"><h:B rdf:about="urn:a"><h:c xml:lang="vi">Huế</h:c></h:B></rdf:RDF>"""]
            : ["<urn:a> <urn:b> \"Huế\"@vi .\n_:x <urn:b> <<( <urn:a> <urn:b> \"1\"^^<urn:d> )>> .\n"];
        IEnumerable<string> files = !Directory.Exists(folder) ? []
            : Directory.EnumerateFiles(folder, "*" + format.Extensions[0], SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return [.. own.Select(System.Text.Encoding.UTF8.GetBytes), .. files.Select(File.ReadAllBytes).Where(text => text.Length is > 0 and < 8_000)];
    }

    private static (List<string> Statements, string? Error) Read(Stream text, RdfFormat format, Action<RdfSyntaxException>? onError)
    {
        var statements = new Statements();
        try
        {
            RdfReader.Read(text, format, statements, new RdfReadOptions { BaseIri = "http://hue.example/base", OnError = onError });
            return (statements.Lines, null);
        }
        catch (Exception defined) when (defined is RdfSyntaxException or InvalidDataException)
        {
            return (statements.Lines, defined.Message);
        }
    }

    /// <summary>What the platform's XML reader says, and of which place, depends on what it has in hand: only that there is an error must be the same.</summary>
    private static string? Comparable(string? error, RdfFormat format) => error is not null && format == RdfFormat.RdfXml ? "an error" : error;

    /// <summary>What is wrong with reading the statements once more, or null.</summary>
    private static string? Reread(List<string> statements)
    {
        string text = string.Concat(statements.Select(line => line + "\n"));
        (List<string> again, string? error) = Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), RdfFormat.NQuads, null);
        return error is not null ? $"Reread: {error}\n{text}"
            : again.SequenceEqual(statements) ? null : $"Reread: other statements\n{text}\n{string.Join('\n', again)}";
    }

    private static byte[] CutDown(byte[] text, Func<byte[], bool> fails)
    {
        for (int part = text.Length / 2; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= text.Length;)
            {
                byte[] shorter = [.. text[..at], .. text[(at + part)..]];
                if (fails(shorter))
                    text = shorter;
                else
                    at += part;
            }
        }

        return text;
    }

    private sealed class Statements : IQuadSink
    {
        public List<string> Lines { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Lines.Add(
            $"{NTriplesText.ToString(subject)} {NTriplesText.ToString(predicate)} {NTriplesText.ToString(@object)}{(graph.IsNone ? "" : " " + NTriplesText.ToString(graph))} .");
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        private const int Step = 3;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(Step, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(Step, count));
    }
}
