using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Segments;

public sealed class DamageTests
{
    [Fact]
    public void A_flipped_byte_anywhere_is_found_by_check_and_never_served()
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        TestLoad.Load(directory, TestLoad.Source(Quads(400)));
        string sound = ReadEverything(directory);
        var random = new Random(11);
        foreach (string path in Directory.GetFiles(directory).Where(path => Path.GetFileName(path) != StoreLock.FileName))
        {
            byte[] bytes = File.ReadAllBytes(path);
            int[] places = [0, 1, 8, bytes.Length - 1, bytes.Length - 9, bytes.Length - 30, .. Enumerable.Range(0, 30).Select(_ => random.Next(bytes.Length))];
            foreach (int place in places)
            {
                byte[] damaged = [.. bytes];
                damaged[place] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, damaged);
                AssertDamaged(directory, sound, $"{Path.GetFileName(path)} at {place}");
            }

            File.WriteAllBytes(path, bytes);
        }

        Assert.Empty(QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).Problems);
        Assert.Equal(sound, ReadEverything(directory));
    }

    [Fact]
    public void A_truncated_or_missing_file_is_named()
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        TestLoad.Load(directory, TestLoad.Source(Quads(50)));
        foreach (string path in Directory.GetFiles(directory, "0*"))
        {
            byte[] bytes = File.ReadAllBytes(path);
            File.WriteAllBytes(path, bytes[..^1]);
            Assert.Equal(path, Assert.Throws<StoreCorruptException>(() => QuadStore.Open(directory)).File);
            File.Delete(path);
            Assert.Equal(path, Assert.Throws<StoreCorruptException>(() => QuadStore.Open(directory)).File);
            File.WriteAllBytes(path, bytes);
        }
    }

    [Fact]
    public void A_store_of_another_format_version_is_refused_with_both_numbers()
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        TestLoad.Load(directory, TestLoad.Source(Quads(5)));
        string manifest = Path.Combine(directory, Manifest.FileName);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("format 2", "format 9", StringComparison.Ordinal));
        var error = Assert.Throws<StoreVersionException>(() => QuadStore.Open(directory));
        Assert.Equal((9, 2), (error.Found, error.Supported));
        Assert.Throws<StoreVersionException>(() => TestLoad.Load(directory, TestLoad.Source(Quads(5))));
    }

    [Fact]
    public void Check_finds_orders_that_hold_different_quads()
    {
        using var folder = new TempFolder();
        TestLoad.Load(folder.PathOf("one"), TestLoad.Source("<s:a> <p:> <o:a> .\n", RdfFormat.NTriples));
        TestLoad.Load(folder.PathOf("two"), TestLoad.Source("<s:b> <p:> <o:a> .\n", RdfFormat.NTriples));
        string name = "000001.spo";
        File.Copy(Path.Combine(folder.PathOf("two"), name), Path.Combine(folder.PathOf("one"), name), true);
        Assert.Empty(QuadStore.Check(folder.PathOf("two"), cancellation: TestContext.Current.CancellationToken).Problems);
        TestLoad.Load(folder.PathOf("three"), TestLoad.Source("<s:a> <p:> <o:a> .\n<s:a> <p:> <o:b> .\n", RdfFormat.NTriples));
        TestLoad.Load(folder.PathOf("four"), TestLoad.Source("<s:a> <p:> <o:a> .\n<s:b> <p:> <o:a> .\n", RdfFormat.NTriples));
        File.Copy(Path.Combine(folder.PathOf("four"), "000001.ops"), Path.Combine(folder.PathOf("three"), "000001.ops"), true);
        StoreCheckReport report = QuadStore.Check(folder.PathOf("three"), cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(report.Problems);
    }

    private static void AssertDamaged(string directory, string sound, string place)
    {
        try
        {
            Assert.False(QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).IsSound, $"check saw nothing in {place}");
        }
        catch (StoreVersionException)
        {
            // The flipped byte is the version itself.
        }

        try
        {
            Assert.True(sound == ReadEverything(directory), $"a wrong answer after damage in {place}");
        }
        catch (Exception error) when (error is StoreCorruptException or StoreVersionException)
        {
            // As it should be.
        }
    }

    private static string ReadEverything(string directory)
    {
        using var store = QuadStore.Open(directory);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        using TermReader reader = snapshot.Terms.OpenReader();
        var text = new System.Text.StringBuilder();
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            foreach (string row in ScanRows.Read(snapshot, new ScanSpecification(order, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad), 512))
            {
                foreach (string id in row.Split(' ').Where(id => id != "2"))
                    text.Append(Term.From(reader.Read(ulong.Parse(id, System.Globalization.CultureInfo.InvariantCulture)))).Append(' ');
                text.AppendLine();
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Quad> Quads(int count) => Enumerable.Range(0, count).Select(i => new Quad(
        new Iri($"https://hue.example/id/{i * 7919 % 97}"), new Iri($"https://hue.example/p/{i % 5}"),
        i % 2 == 0 ? Literal.WithLanguage($"Cửa {i}", "vi") : new Literal($"{i}", Xsd.Integer), i % 3 == 0 ? null : new Iri("g:")));
}
