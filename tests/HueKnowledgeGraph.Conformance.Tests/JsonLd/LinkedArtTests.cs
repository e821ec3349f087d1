using System.Globalization;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The examples of Linked Art 1.0 with the context that is built in, against the statements that another processor made of them.</summary>
public sealed class LinkedArtTests
{
    private static string Folder => Path.Combine(Repository.SharedRoot, "conformance", "schemas", "linked-art", "examples");

    public static IEnumerable<TheoryDataRow<string>> Rows()
    {
        if (!Directory.Exists(Folder))
            return [new TheoryDataRow<string>("all") { Skip = "needs ../shared/conformance/schemas/linked-art/examples, which is not beside this checkout" }];
        return Directory.EnumerateFiles(Folder, "*.json").Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));
    }

    [Theory, Trait("Suite", "linked-art"), MemberData(nameof(Rows))]
    public void Linked_Art_records(string example)
    {
        IEnumerable<Quad> expected = GraphNavigator.Read(Path.Combine(Folder, example + ".nq")).Quads.Select(WithPlainNumber);
        var actual = new GraphNavigator();
        using FileStream file = File.OpenRead(Path.Combine(Folder, example + ".json"));
        RdfReader.Read(file, RdfFormat.JsonLd, actual, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(RdfCanonicalizer.Canonicalize(expected).ToString(), RdfCanonicalizer.Canonicalize(actual.Quads.Select(WithPlainNumber)).ToString());
    }

    /// <summary>
    /// Numbers by value: the other processor writes 11754015.0 as a double, which is an integer to JSON-LD, and 8.8 as
    /// 8.800000000000001E0, which is another number.
    /// </summary>
    private static Quad WithPlainNumber(Quad quad) => quad.Object is Literal { Datatype: Xsd.Double or Xsd.Integer } number
        ? quad with { Object = new Literal(double.Parse(number.Lexical, CultureInfo.InvariantCulture).ToString("E12", CultureInfo.InvariantCulture), Xsd.Double) }
        : quad;
}
