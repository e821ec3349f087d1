using System.IO.Compression;
using System.Text;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>What a stranger does to a store: loses its manifest, hurts its dictionary, cuts its input, mistypes options.</summary>
public sealed class DoorStoreTests
{
    private const string Line = "<https://hue.example/id/place/hue> <http://www.w3.org/2000/01/rdf-schema#label> \"Huế\"@vi .\n";

    [Fact]
    public async Task A_store_that_lost_its_manifest_is_damaged_and_a_load_does_not_clear_it_away()
    {
        using var folder = new WorkFolder();
        await LoadAsync(folder);
        File.Delete(Path.Combine(folder["store"], "MANIFEST"));
        string[] before = [.. Directory.GetFiles(folder["store"]).Order(StringComparer.Ordinal)];
        foreach (string[] command in new[] { ["load", "--store", folder["store"], folder["in.nt"]], ["check", "--store", folder["store"]], (string[])["stats", "--store", folder["store"]] })
        {
            ProgramResult result = (await HueProgram.RunAsync(command)).Expect(3);
            Assert.Contains("MANIFEST", result.Error, StringComparison.Ordinal);
            Assert.Contains("missing", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, Directory.GetFiles(folder["store"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_damaged_dictionary_is_told_once_and_not_for_every_row()
    {
        using var folder = new WorkFolder();
        await LoadAsync(folder);
        string terms = Directory.GetFiles(folder["store"], "*.terms").Single();
        byte[] bytes = await File.ReadAllBytesAsync(terms, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(terms, bytes, TestContext.Current.CancellationToken);
        ProgramResult check = (await HueProgram.RunAsync("check", "--quiet", "--store", folder["store"])).Expect(3);
        Assert.Contains(".terms, offset ", Assert.Single(check.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load")]
    [InlineData("convert")]
    public async Task Gzip_that_was_cut_short_is_named_wherever_it_is_cut(string command)
    {
        using var folder = new WorkFolder();
        byte[] whole = Compress(string.Concat(Enumerable.Range(0, 2000).Select(i => Line.Replace("Huế", $"Huế {i}", StringComparison.Ordinal))));
        for (int part = 1; part < 5; part++)
        {
            string file = folder.Write("cut.nt.gz", whole[..(whole.Length * part / 5)]);
            string[] rest = command == "load" ? ["--store", folder["store"], file] : [file, folder["out.nt"]];
            ProgramResult result = (await HueProgram.RunAsync([command, .. rest])).Expect(2);
            Assert.Contains("cut.nt.gz: the gzip data is damaged or cut short", result.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(folder["store"]));
        Assert.False(File.Exists(folder["out.nt"]));
    }

    [Theory]
    [InlineData("--graph: 'not an iri'", "load", "--store", "STORE", "--graph", "not an iri", "FILE")]
    [InlineData("--base: 'x'", "load", "--store", "STORE", "--base", "x", "FILE")]
    [InlineData("allowed is at least 64 MiB", "load", "--store", "STORE", "--memory", "1KiB", "FILE")]
    [InlineData("is a file; a store is a directory", "load", "--store", "FILE", "FILE")]
    [InlineData("found 'soon', allowed is a number of seconds", "query", "--store", "STORE", "--timeout", "soon", "-e", "ASK {}")]
    [InlineData("found '-1', allowed is a number of seconds", "query", "--store", "STORE", "--timeout", "-1", "-e", "ASK {}")]
    [InlineData("found '9999999999999999999', allowed is", "query", "--store", "STORE", "--timeout", "9999999999999999999", "-e", "ASK {}")]
    [InlineData("found '0', allowed is a number of seconds", "serve", "--store", "STORE", "--timeout", "0")]
    [InlineData("Standard input and output (-) have no ending", "convert", "FILE", "-")]
    public async Task A_slip_in_an_option_is_code_2_with_what_is_allowed(string said, params string[] arguments)
    {
        using var folder = new WorkFolder();
        string file = folder.Write("in.nt", Line);
        ProgramResult result = (await HueProgram.RunAsync([.. arguments.Select(argument => argument switch
        {
            "STORE" => folder["store"],
            "FILE" => file,
            _ => argument,
        })])).Expect(2);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["store"]));
        Assert.Equal(Line, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private static async Task LoadAsync(WorkFolder folder)
    {
        string file = folder.Write("in.nt", string.Concat(Enumerable.Range(0, 100).Select(i => Line.Replace("Huế", $"Huế {i}", StringComparison.Ordinal))));
        (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(0);
    }

    private static byte[] Compress(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
