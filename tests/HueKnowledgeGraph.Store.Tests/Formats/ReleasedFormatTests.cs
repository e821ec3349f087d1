using System.IO.Compression;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.Formats;

/// <summary>A small store of each released format, as its program wrote it, opens and takes changes.</summary>
public sealed class ReleasedFormatTests
{
    [Theory]
    [InlineData(1)]
    public void A_store_of_a_released_format_is_read_and_loaded_into(int format)
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        string samples = Path.Combine(Repository.Root, "tests", "HueKnowledgeGraph.Store.Tests", "Formats");
        ZipFile.ExtractToDirectory(Path.Combine(samples, $"format-{format}.zip"), directory);
        string expected = File.ReadAllText(Path.Combine(samples, $"format-{format}.nq"));
        Assert.StartsWith($"HueKnowledgeGraph store\nformat {format}\n", File.ReadAllText(Path.Combine(directory, Manifest.FileName)), StringComparison.Ordinal);
        Assert.Equal(expected, Dump(directory));
        Assert.Empty(QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).Problems);

        TestLoad.Load(directory, TestLoad.Source("<s:a> <p:a> <o:a> <g:a> .\n", RdfFormat.NQuads));
        Assert.Equal(expected + "<s:a> <p:a> <o:a> <g:a> .\n", Dump(directory));
        Assert.Empty(QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).Problems);
        Assert.Contains($"\nformat {Manifest.CurrentFormatVersion}\n", File.ReadAllText(Path.Combine(directory, Manifest.FileName)), StringComparison.Ordinal);
    }

    private static string Dump(string directory)
    {
        using var store = QuadStore.Open(directory);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        using var text = new MemoryStream();
        using (RdfWriter writer = RdfWriter.Create(RdfFormat.NQuads, text))
            QuadExport.OfQuads(snapshot).WriteTo(writer, null, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
