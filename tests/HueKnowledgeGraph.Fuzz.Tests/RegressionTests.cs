using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Fuzz.Tests;

/// <summary>What fuzzing has found once: each file of <c>Regressions</c> is a case that failed, made small, and is asked of every check.</summary>
public sealed class RegressionTests
{
    private static readonly string Folder = Repository.PathOf("tests", "HueKnowledgeGraph.Fuzz.Tests", "Regressions");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Stays_mended(string name)
    {
        FuzzCase found = FuzzFailure.ReadFile(File.ReadAllText(Path.Combine(Folder, name + ".txt")));
        using FuzzDataset dataset = found.Dataset;
        Assert.True(FuzzRun.IsQuery(found), found.Query);
        Assert.All(FuzzRun.AllChecks, check => Assert.Null(FuzzRun.Failure(check, found)));
    }
}
