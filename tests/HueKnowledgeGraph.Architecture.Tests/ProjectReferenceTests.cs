using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>The drawing of docs/architecture.md, held.</summary>
public sealed class ProjectReferenceTests
{
    /// <summary>Each project with what it names itself; what those name comes with them.</summary>
    private static readonly Dictionary<string, string[]> Drawing = new()
    {
        ["Cli"] = ["Server"],
        ["Server"] = ["Mapping", "Sparql"],
        ["Sparql"] = ["Store"],
        ["Store"] = ["Rdf"],
        ["Mapping"] = ["Rdf"],
        ["Rdf"] = [],
    };

    [Fact]
    public void The_projects_are_those_of_the_drawing() =>
        Assert.Equal(Drawing.Keys.Order(), SourceTree.Projects.Keys.Order());

    [Fact]
    public void Each_project_references_exactly_what_the_drawing_says()
    {
        foreach ((string name, string[] allowed) in Drawing)
        {
            IEnumerable<string> found = SourceTree.Projects[name].Descendants("ProjectReference")
                .Select(reference => SourceTree.ShortName(reference.Attribute("Include")!.Value)).Order();
            Assert.True(allowed.SequenceEqual(found), $"{name} references [{string.Join(", ", found)}], the drawing says [{string.Join(", ", allowed)}].");
        }
    }

    [Theory]
    [InlineData("Rdf")]
    [InlineData("Store")]
    [InlineData("Sparql")]
    public void The_embedded_database_knows_nothing_of_the_web_or_of_text_search(string project)
    {
        string[] foreign = ["Microsoft.AspNetCore", "Lucene", "Microsoft.Extensions.Hosting"];
        IEnumerable<string> references = SourceTree.Projects[project].Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "FrameworkReference")
            .Select(element => element.Attribute("Include")!.Value);
        Assert.DoesNotContain(references, name => foreign.Any(part => name.StartsWith(part, StringComparison.Ordinal)));

        IEnumerable<string> users = SourceTree.CSharp($"src/HueKnowledgeGraph.{project}")
            .Where(file => foreign.Any(part => file.Text.Contains($"using {part}", StringComparison.Ordinal)))
            .Select(file => file.Path);
        Assert.Empty(users);
    }

    /// <summary>So that another geometry library, or none, is one folder's work.</summary>
    [Fact]
    public void Only_the_geometry_of_expressions_names_the_geometry_library()
    {
        IEnumerable<string> users = SourceTree.CSharp("src")
            .Where(file => file.Text.Contains("NetTopologySuite", StringComparison.Ordinal))
            .Select(file => file.Path.Replace('\\', '/'));
        Assert.All(users, path => Assert.StartsWith("src/HueKnowledgeGraph.Sparql/Expressions/Geometry/", path, StringComparison.Ordinal));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        string solution = File.ReadAllText(Repository.PathOf("HueKnowledgeGraph.sln")).Replace('\\', '/');
        IEnumerable<string> missing = new[] { "src", "tests", "benchmarks" }.SelectMany(folder => SourceTree.Files(folder, ".csproj"))
            .Where(project => !solution.Contains(project, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_architecture_page_names_every_project()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "architecture.md"));
        Assert.All(SourceTree.Projects.Keys, name => Assert.Matches($@"\| `?{name}`? \|", page));
    }
}
