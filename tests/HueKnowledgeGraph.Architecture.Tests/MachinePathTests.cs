using System.Text.RegularExpressions;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>Nothing here works on one machine only.</summary>
public sealed partial class MachinePathTests
{
    private static readonly string[] Endings =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".json", ".yml", ".yaml", ".sh", ".js", ".css", ".html", ".ttl", ".rq"];

    [Fact]
    public void No_source_names_a_path_of_one_machine()
    {
        IEnumerable<string> files = new[] { "src", "tests", "benchmarks", "docs", "mappings", "ontologies", ".ci" }
            .SelectMany(folder => SourceTree.Files(folder, Endings))
            .Concat(["README.md", "CONTRIBUTING.md", "tests/run", ".ci/run"])
            .Where(path => Path.GetFileName(path) != "MachinePathTests.cs");
        IEnumerable<string> hits =
            from path in files
            from line in File.ReadLines(Repository.PathOf(path)).Index()
            where line.Item.Length < 10_000 && MachinePath().IsMatch(line.Item)
            select $"{path}:{line.Index + 1}: {line.Item.Trim()}";
        Assert.Empty(hits);
    }

    [Theory]
    [InlineData("cp /home/lan/data.csv .", true)]
    [InlineData("C:\\Users\\lan\\data.csv", true)]
    [InlineData("https://example.org/home/page", false)]
    public void The_pattern_finds_what_it_should(string line, bool expected) =>
        Assert.Equal(expected, MachinePath().IsMatch(line));

    [GeneratedRegex(@"(^|[^A-Za-z0-9.])/(work|farm|root|home)/|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
