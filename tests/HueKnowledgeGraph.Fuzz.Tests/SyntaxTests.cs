using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Fuzz.Tests;

/// <summary>A fixed part of the fuzzing with damaged texts, and the texts that have failed once.</summary>
public sealed class SyntaxTests
{
    private static readonly string Folder = Repository.PathOf("tests", "HueKnowledgeGraph.Fuzz.Tests", "Regressions");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.utf16").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_damaged_text_is_answered_or_refused()
    {
        var run = new SyntaxRun(new FuzzRandom(20261122), SyntaxRun.Corpus(Path.Combine(Repository.SharedRoot, "conformance", "sparql")), null);
        run.Round(2000, (text, failure) => Assert.Fail($"{failure}\n{text}"));
        Assert.Equal(2000, run.Texts);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Stays_mended(string file) => Assert.Null(SyntaxRun.Failure(SyntaxRun.Text(File.ReadAllBytes(Path.Combine(Folder, file)))));
}
