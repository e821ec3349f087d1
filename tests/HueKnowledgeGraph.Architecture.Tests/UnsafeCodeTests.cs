using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>Pointers live in one folder, behind spans.</summary>
public sealed class UnsafeCodeTests
{
    private const string OnlyFolder = "src/HueKnowledgeGraph.Store/Memory/";

    [Fact]
    public void Unsafe_code_stands_in_the_memory_folder_of_the_store_only()
    {
        IEnumerable<string> places = SourceTree.CSharp("src", "tests", "benchmarks")
            .Where(file => !file.Path.StartsWith(OnlyFolder, StringComparison.Ordinal))
            .SelectMany(file => file.Syntax.DescendantNodesAndTokens().Where(IsUnsafe).Select(file.Place));
        Assert.Empty(places);
    }

    [Fact]
    public void Only_the_store_may_compile_unsafe_code()
    {
        IEnumerable<string> projects = SourceTree.Projects
            .Where(project => project.Value.Descendants("AllowUnsafeBlocks").Any(element => element.Value == "true"))
            .Select(project => project.Key);
        Assert.All(projects, name => Assert.Equal("Store", name));
    }

    private static bool IsUnsafe(SyntaxNodeOrToken item) => item.Kind() is
        SyntaxKind.UnsafeKeyword or SyntaxKind.PointerType or SyntaxKind.FunctionPointerType or SyntaxKind.FixedStatement;
}
