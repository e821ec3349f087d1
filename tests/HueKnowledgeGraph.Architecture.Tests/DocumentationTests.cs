using System.Text.RegularExpressions;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>The documents of the project point at what is there.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file()
    {
        IEnumerable<string> pages = SourceTree.Files("docs", ".md").Concat(SourceTree.Files("mappings", ".md"))
            .Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]);
        IEnumerable<string> broken =
            from page in pages
            let folder = Path.GetDirectoryName(Repository.PathOf(page))!
            from link in RelativeLink().Matches(File.ReadAllText(Repository.PathOf(page)))
            let target = Path.Combine(folder, link.Groups["path"].Value)
            where !Path.Exists(target)
            select $"{page}: {link.Value}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Decisions_have_their_three_parts()
    {
        IEnumerable<string> pages = SourceTree.Files("docs/decisions", ".md");
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.All(
            (string[])["## Context", "## Decision", "## Consequences"],
            part => Assert.True(File.ReadAllText(Repository.PathOf(page)).Contains(part, StringComparison.Ordinal), $"{page} has no '{part}'.")));
    }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<path>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
