using System.Xml.Linq;
using HueKnowledgeGraph.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>The checkout as these tests see it: projects, sources as syntax trees, and every text file of our own.</summary>
internal static class SourceTree
{
    private static readonly string[] BuildFolders = ["bin", "obj", ".git", "artifacts", "data", "node_modules", "BenchmarkDotNet.Artifacts"];

    /// <summary>Names of the product's projects with their project files, without the common beginning: "Rdf", "Store".</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Directory
        .EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(ShortName, path => XDocument.Load(path));

    /// <summary>C# sources below a folder of the checkout.</summary>
    public static IEnumerable<SourceFile> CSharp(params string[] folders) =>
        folders.SelectMany(folder => Files(folder, ".cs")).Select(path => new SourceFile(path));

    /// <summary>Files of these endings below a folder of the checkout, as paths relative to it; an absent folder has none.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings)
    {
        string root = Repository.PathOf(folder);
        return !Directory.Exists(root) ? [] : Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(BuildFolders).Any())
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The part of a project's name behind "HueKnowledgeGraph.".</summary>
    public static string ShortName(string projectPath) =>
        Path.GetFileNameWithoutExtension(projectPath.Replace('\\', '/'))["HueKnowledgeGraph.".Length..];
}

/// <summary>One C# file.</summary>
/// <param name="Path">Relative to the checkout, with slashes.</param>
internal sealed record SourceFile(string Path)
{
    private string? _text;
    private SyntaxNode? _syntax;

    public string Text => _text ??= File.ReadAllText(Repository.PathOf(Path));

    public SyntaxNode Syntax => _syntax ??=
        CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.CSharp14), cancellationToken: TestContext.Current.CancellationToken).GetRoot();

    public int LineCount => Text.AsSpan().Count('\n') + (Text.EndsWith('\n') ? 0 : 1);

    /// <summary>"Rdf" for src/HueKnowledgeGraph.Rdf/Terms/Iri.cs.</summary>
    public string Project => SourceTree.ShortName(Path.Split('/')[1] + ".csproj");

    /// <summary>"path:line" of a node, from 1.</summary>
    public string Place(SyntaxNodeOrToken node) => $"{Path}:{node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1}";
}
