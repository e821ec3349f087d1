using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HueKnowledgeGraph.Architecture.Tests;

/// <summary>A user of a library writes one <c>using</c>, whatever folders the library has.</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void Every_product_file_is_in_its_projects_root_namespace()
    {
        IEnumerable<string> elsewhere =
            from file in SourceTree.CSharp("src")
            from name in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            where name.Name.ToString() != $"HueKnowledgeGraph.{file.Project}"
            select $"{file.Place(name)}: {name.Name}";
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Every_public_type_has_a_namespace()
    {
        IEnumerable<string> without =
            from file in SourceTree.CSharp("src")
            from type in file.Syntax.ChildNodes().OfType<BaseTypeDeclarationSyntax>()
            where type.Modifiers.Any(modifier => modifier.ValueText == "public")
            select file.Place(type);
        Assert.Empty(without);
    }

    [Fact]
    public void A_file_is_named_as_a_type_in_it()
    {
        IEnumerable<string> misnamed = SourceTree.CSharp("src")
            .Where(file => TypeNames(file) is { Count: > 0 } names && !names.Contains(Path.GetFileName(file.Path).Split('.')[0]))
            .Where(file => !GroupFiles.Contains(file.Path))
            .Select(file => $"{file.Path} holds {string.Join(", ", TypeNames(file))}");
        Assert.Empty(misnamed);
    }

    /// <summary>Files that hold several small types of one kind under the kind's name.</summary>
    private static readonly HashSet<string> GroupFiles = ["src/HueKnowledgeGraph.Store/StoreExceptions.cs", "src/HueKnowledgeGraph.Store/Loading/BulkLoad.cs"];

    private static HashSet<string> TypeNames(SourceFile file) =>
    [
        .. file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText),
        .. file.Syntax.DescendantNodes().OfType<DelegateDeclarationSyntax>().Select(type => type.Identifier.ValueText),
    ];
}
