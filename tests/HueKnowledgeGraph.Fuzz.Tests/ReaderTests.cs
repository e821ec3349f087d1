using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Fuzz.Tests;

/// <summary>A fixed part of the fuzzing of readers, and the documents that have failed once: <c>name.nt</c>, <c>name.rdf</c>…</summary>
public sealed class ReaderTests
{
    private static readonly string Folder = Repository.PathOf("tests", "HueKnowledgeGraph.Fuzz.Tests", "Documents");

    public static TheoryData<string> Formats() => [.. RdfFormat.All.Select(format => format.Extensions[0])];

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_damaged_document_is_taken_or_refused(string extension)
    {
        RdfFormat format = RdfFormat.All.Single(known => known.Extensions[0] == extension);
        var run = new ReaderRun(new FuzzRandom(20261122), format, ReaderRun.Corpus(format, Path.Combine(Repository.SharedRoot, "conformance")), null);
        run.Round(1000, (text, failure) => Assert.Fail($"{failure}\n{System.Text.Encoding.UTF8.GetString(text)}"));
        Assert.Equal(1000, run.Documents);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Stays_mended(string file)
    {
        Assert.True(RdfFormat.TryFromFileName(file, out RdfFormat? format));
        Assert.Null(ReaderRun.Failure(File.ReadAllBytes(Path.Combine(Folder, file)), format));
    }
}
