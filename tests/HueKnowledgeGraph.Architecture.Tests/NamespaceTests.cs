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
    public void A_file_with_one_type_is_named_as_the_type()
    {
        IEnumerable<string> misnamed =
            from file in SourceTree.CSharp("src")
            let names = TypeNames(file)
            where names.Count == 1 && names[0] != Path.GetFileName(file.Path).Split('.')[0]
            select $"{file.Path} holds {names[0]}";
        Assert.Empty(misnamed);
    }

    /// <summary>Types that are not inside another type.</summary>
    private static List<string> TypeNames(SourceFile file) => file.Syntax.DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            DelegateDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        })
        .OfType<string>().ToList();
}
