using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.Formats;

/// <summary>A small store of each format that was ever released, beside the quads that its own program found in it.</summary>
public sealed class FormatTests
{
    private static readonly string Folder = Repository.PathOf("tests", "HueKnowledgeGraph.Store.Tests", "Formats");

    public static TheoryData<int> Formats => [.. Directory.GetDirectories(Folder).Select(path => int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void Every_format_that_is_read_has_a_store()
    {
        IEnumerable<int> found = Directory.GetDirectories(Folder).Select(path => int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(Manifest.OldestFormatVersion, Manifest.CurrentFormatVersion - Manifest.OldestFormatVersion), found.Order().Where(format => format < Manifest.CurrentFormatVersion));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_store_of_an_older_format_is_read_checked_and_loaded_into(int format)
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        Directory.CreateDirectory(directory);
        string source = Path.Combine(Folder, $"{format}");
        foreach (string path in Directory.GetFiles(Path.Combine(source, "store")))
            File.Copy(path, Path.Combine(directory, Path.GetFileName(path)));
        string[] expected = [.. File.ReadAllLines(Path.Combine(source, "quads.nq")).Order(StringComparer.Ordinal)];
        Assert.Equal(string.Join('\n', expected), StoreText.Read(folder.Store));
        Assert.Empty(QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).Problems);

        var known = new Quad(new Iri("https://hue.example/stele/1"), new Iri("http://www.w3.org/2000/01/rdf-schema#label"), Literal.WithLanguage("Bia 1", "vi"));
        var added = new Quad(known.Subject, known.Predicate, Literal.WithLanguage("Bia Quốc học", "vi"));
        Assert.Equal(1, TestLoad.Load(directory, TestLoad.Source([known, added])).QuadsAdded);
        Assert.Equal(string.Join('\n', expected.Append(added.ToString()).Order(StringComparer.Ordinal)), StoreText.Read(folder.Store));
        Assert.Empty(QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).Problems);
        Assert.StartsWith($"HueKnowledgeGraph store\nformat {Manifest.CurrentFormatVersion}\n", File.ReadAllText(Path.Combine(directory, Manifest.FileName)), StringComparison.Ordinal);
    }
}
