using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>One idea a file, methods that fit the eye (style guide, "Shape").</summary>
public sealed class LengthTests
{
    private const int MaximumFileLines = 600;
    private const int MaximumMethodLines = 100;

    /// <summary>Files that are exempt, each with its reason. Only generated kernels qualify.</summary>
    private static readonly Dictionary<string, string> Exempt = [];

    [Fact]
    public void No_file_is_longer_than_600_lines()
    {
        IEnumerable<string> tooLong = Sources().Where(file => file.LineCount > MaximumFileLines).Select(file => $"{file.Path}: {file.LineCount} lines");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_method_is_longer_than_100_lines()
    {
        IEnumerable<string> tooLong =
            from file in Sources()
            from method in file.Syntax.DescendantNodes().Where(IsMethod)
            let lines = LineCount(method)
            where lines > MaximumMethodLines
            select $"{file.Place(method)}: {lines} lines";
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_exemption_names_a_file_and_a_reason() =>
        Assert.All(Exempt, entry =>
        {
            Assert.True(File.Exists(HueKnowledgeGraph.Tests.Repository.PathOf(entry.Key)), entry.Key);
            Assert.NotEmpty(entry.Value);
        });

    private static IEnumerable<SourceFile> Sources() =>
        SourceTree.CSharp("src", "tests", "benchmarks").Where(file => !Exempt.ContainsKey(file.Path));

    private static bool IsMethod(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static int LineCount(SyntaxNode node)
    {
        FileLinePositionSpan span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
