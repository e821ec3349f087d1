using System.IO.Compression;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>Stores by the user's door: whole, of another format version, damaged, in use.</summary>
public sealed class StoreTests
{
    [Fact]
    public async Task What_goes_in_comes_out()
    {
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
        (await HueProgram.RunAsync("dump", "--store", folder["store"], "-o", folder["out.nq.gz"])).Expect(0);
        await using var packed = new GZipStream(File.OpenRead(folder["out.nq.gz"]), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        string dumped = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        string[] expected = await File.ReadAllLinesAsync(folder["sample.nq"], TestContext.Current.CancellationToken);
        Assert.Equal(expected.Order(StringComparer.Ordinal), dumped.TrimEnd().Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_load_adds_to_the_first_and_stats_count_both()
    {
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        string more = folder.Write("more.nt", "<https://hue.example/x> <https://hue.example/p> \"only here\" .\n");
        (await HueProgram.RunAsync("load", "--store", folder["store"], "--graph", "https://hue.example/graph/more", more)).Expect(0);
        ProgramResult stats = (await HueProgram.RunAsync("stats", "--store", folder["store"], "--json")).Expect(0);
        using var json = System.Text.Json.JsonDocument.Parse(stats.Output);
        Assert.Equal(SampleQuads + 1, json.RootElement.GetProperty("totals").GetProperty("quads").GetInt32());
        Assert.Contains("https://hue.example/graph/more", stats.Output, StringComparison.Ordinal);
        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
        ProgramResult dump = (await HueProgram.RunAsync("dump", "--store", folder["store"], "--graph", "https://hue.example/graph/more", "--format", "nt", "-o", "-")).Expect(0);
        Assert.Equal("<https://hue.example/x> <https://hue.example/p> \"only here\" .\n", dump.Output);
    }

    [Theory]
    [InlineData("stats")]
    [InlineData("check")]
    [InlineData("query", "-e", "ASK { ?s ?p ?o }")]
    public async Task A_store_of_another_format_version_is_code_3_and_names_both_versions(params string[] command)
    {
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        string manifest = Path.Combine(folder["store"], "MANIFEST");
        string text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        Assert.Contains("format 2\n", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, text.Replace("format 2\n", "format 99\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        ProgramResult result = (await HueProgram.RunAsync([command[0], "--store", folder["store"], .. command[1..]])).Expect(3);
        Assert.Contains("format version 99", result.Error, StringComparison.Ordinal);
        Assert.Contains("reads versions up to 2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_page_in_any_file_is_found_and_named_and_never_served()
    {
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        string[] files = [.. Directory.GetFiles(folder["store"]).Where(file => Path.GetFileName(file) != "LOCK")];
        Assert.True(files.Length >= 5, string.Join(", ", files));
        foreach (string file in files)
        {
            byte[] sound = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            byte[] hurt = [.. sound];
            hurt[sound.Length / 3] ^= 0x10;
            await File.WriteAllBytesAsync(file, hurt, TestContext.Current.CancellationToken);
            ProgramResult check = (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(3);
            Assert.Contains(Path.GetFileName(file), check.Error, StringComparison.Ordinal);
            ProgramResult dump = await HueProgram.RunAsync("dump", "--store", folder["store"], "-o", folder["out.nq"]);
            Assert.True(dump.Code == 3 || await IsWholeAsync(folder), $"{file} is damaged, but a dump was made that is not the sample.");
            await File.WriteAllBytesAsync(file, sound, TestContext.Current.CancellationToken);
        }

        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_code_3()
    {
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        string file = Directory.GetFiles(folder["store"], "*.spo").Single();
        byte[] sound = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, sound[..(sound.Length / 2)], TestContext.Current.CancellationToken);
        ProgramResult result = (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(3);
        Assert.Contains(Path.GetFileName(file), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_without_a_store_is_said_to_be_none()
    {
        using var folder = new WorkFolder();
        ProgramResult result = (await HueProgram.RunAsync("stats", "--store", folder.Path)).Expect(2);
        Assert.Contains("holds no store", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_never_replaces_what_it_did_not_make()
    {
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        ProgramResult result = (await HueProgram.RunAsync("demo", "--no-serve", "--store", folder["store"])).Expect(2);
        Assert.Contains("was not made by 'hue demo'", result.Error, StringComparison.Ordinal);
        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
    }

    [Fact]
    public async Task An_interrupted_load_is_code_130_and_leaves_no_store()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs signals, which Windows does not have");
        using var folder = new WorkFolder();
        using System.Diagnostics.Process load = HueProgram.Start("load", "--store", folder["store"], "--format", "nt", "-");
        byte[] line = "<https://hue.example/a> <https://hue.example/b> \"c\" .\n"u8.ToArray();
        await load.StandardInput.BaseStream.WriteAsync(line, TestContext.Current.CancellationToken);
        await load.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await load.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        await HueProgram.InterruptAsync(load);
        await HueProgram.WaitAsync(load);
        Assert.Equal(130, load.ExitCode);
        (await HueProgram.RunAsync("stats", "--store", folder["store"])).Expect(2);
    }

    [Theory]
    [InlineData("convert", "--from", "ttl", "-", "out.nt")]
    [InlineData("query", "--store", "store", "-")]
    public async Task An_interruption_while_waiting_for_input_is_code_130(params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs signals, which Windows does not have");
        using var folder = new WorkFolder();
        await LoadSampleAsync(folder);
        using System.Diagnostics.Process waiting = HueProgram.Start([.. arguments.Select(word => word is "store" or "out.nt" ? folder[word] : word)]);

        // More than a pipe holds: once it is written, the program reads.
        byte[] comments = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("# Kinh thành Huế\n", 10_000)));
        await waiting.StandardInput.BaseStream.WriteAsync(comments, TestContext.Current.CancellationToken);
        await HueProgram.InterruptAsync(waiting);
        await HueProgram.WaitAsync(waiting);
        Assert.Equal(130, waiting.ExitCode);
        Assert.Contains("Interrupted", await waiting.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.nt"]));
    }

    private const int SampleQuads = 4000;

    private static async Task LoadSampleAsync(WorkFolder folder)
    {
        IEnumerable<string> lines = Enumerable.Range(0, SampleQuads).Select(i =>
            $"<https://hue.example/id/object/O{i % 700}> <https://hue.example/p{i % 7}> \"Cửu đỉnh {i}\"@vi <https://hue.example/graph/g{i % 3}> .\n");
        string file = folder.Write("sample.nq", string.Concat(lines));
        (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(0);
    }

    private static async Task<bool> IsWholeAsync(WorkFolder folder)
    {
        string[] expected = await File.ReadAllLinesAsync(folder["sample.nq"], TestContext.Current.CancellationToken);
        string[] found = await File.ReadAllLinesAsync(folder["out.nq"], TestContext.Current.CancellationToken);
        return expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal));
    }
}
