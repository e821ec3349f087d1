using System.Text;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>RDF that cannot be read, by the user's door: exit code 2, the place, and nothing left behind.</summary>
public sealed class BadRdfTests
{
    private const string Good = "<https://hue.example/id/place/hue> <http://www.w3.org/2000/01/rdf-schema#label> \"Huế\"@vi .\n";

    [Theory]
    [InlineData("bad.nt", "<https://hue.example/a> <https://hue.example/b> .\n", "Line 2, column 49")]
    [InlineData("bad.ttl", "@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/>\n<https://hue.example/a> a crm:E53_Place .\n", "Line 3, column 1")]
    [InlineData("bad.nq", "<https://hue.example/a> <https://hue.example/b> \"open\n", "Line 2, column")]
    [InlineData("bad.trig", "<https://hue.example/g> { <https://hue.example/a> }\n", "Line 2, column")]
    public async Task A_malformed_document_is_refused_with_line_and_column(string name, string text, string place)
    {
        using var folder = new WorkFolder();
        string file = folder.Write(name, Good + text);
        ProgramResult load = (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(2);
        Assert.Contains(name, load.Error, StringComparison.Ordinal);
        Assert.Contains(place, load.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", load.Error, StringComparison.Ordinal);
        (await HueProgram.RunAsync("stats", "--store", folder["store"])).Expect(2);
        (await HueProgram.RunAsync("convert", file, folder["out.nq"])).Expect(2);
        Assert.False(File.Exists(folder["out.nq"]));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.partial"));
    }

    [Fact]
    public async Task Lenient_loading_leaves_out_what_cannot_be_read_and_counts_it()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("mixed.nt", Good + "nonsense\n" + Good.Replace("Huế", "Cố đô Huế", StringComparison.Ordinal));
        ProgramResult load = (await HueProgram.RunAsync("load", "--store", folder["store"], "--lenient", file)).Expect(1);
        Assert.Contains("refused: ", load.Error, StringComparison.Ordinal);
        Assert.Contains("Line 2, column 1", load.Error, StringComparison.Ordinal);
        Assert.Contains("1 statements refused", load.Output, StringComparison.Ordinal);
        ProgramResult count = (await HueProgram.RunAsync("query", "--store", folder["store"], "--results", "csv", "-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).Expect(0);
        Assert.Equal("n\r\n2\r\n", count.Output);
    }

    [Fact]
    public async Task A_document_in_utf_16_is_refused()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("utf16.nt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)]);
        ProgramResult load = (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(2);
        Assert.Contains("utf16.nt", load.Error, StringComparison.Ordinal);
        Assert.Contains("Line 1, column 1", load.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_in_tcvn3_is_refused()
    {
        using var folder = new WorkFolder();
        // "HuÕ" as TCVN3 writes Huế: the byte D5 alone is not UTF-8.
        byte[] bytes = Encoding.Latin1.GetBytes("<https://hue.example/a> <https://hue.example/b> \"Hu\u00D5\" .\n");
        ProgramResult load = (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("tcvn3.nt", bytes))).Expect(2);
        Assert.Contains("Line 1, column 52", load.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load", "--store", "STORE", "absent.nt")]
    [InlineData("convert", "absent.nt", "out.nt")]
    [InlineData("map", "absent.yml")]
    [InlineData("query", "--store", "STORE", "absent.rq")]
    public async Task A_missing_file_is_named(params string[] arguments)
    {
        using var folder = new WorkFolder();
        ProgramResult result = (await HueProgram.RunAsync([.. arguments.Select(argument => argument == "STORE" ? folder["store"] : argument)])).Expect(2);
        Assert.Contains("There is no file absent.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load")]
    [InlineData("query", "-e", "ASK {}")]
    [InlineData("query", "--store", "x", "-e", "ASK {}", "--memory", "much")]
    [InlineData("query", "--store", "x", "--endpoint", "http://127.0.0.1:1/", "-e", "ASK {}")]
    [InlineData("query", "--store", "x", "--results", "pdf", "-e", "ASK {}")]
    [InlineData("fly")]
    [InlineData("convert", "a.pdf", "b.nt")]
    public async Task Wrong_usage_says_what_is_allowed(params string[] arguments)
    {
        ProgramResult result = (await HueProgram.RunAsync(arguments)).Expect(2);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_in_a_format_without_graphs_is_refused_in_words()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("one.nq", Good.Replace(" .", " <https://hue.example/graph/places> .", StringComparison.Ordinal));
        ProgramResult result = (await HueProgram.RunAsync("convert", file, folder["out.ttl"])).Expect(2);
        Assert.Contains("https://hue.example/graph/places", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.ttl"]));
    }
}
