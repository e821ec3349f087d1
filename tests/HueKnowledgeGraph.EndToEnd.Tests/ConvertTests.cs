namespace HueKnowledgeGraph.EndToEnd.Tests;

public sealed class ConvertTests
{
    private const string Gate = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:hue="http://hue.example/">
          <hue:Gate rdf:about="http://hue.example/ngo-mon" hue:built="1833"><hue:name xml:lang="vi">Ngọ Môn</hue:name></hue:Gate>
        </rdf:RDF>
        """;

    [Fact]
    public async Task RDF_XML_becomes_Turtle_for_people_and_comes_back()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("gate.rdf", Gate);
        (await HueProgram.RunAsync("convert", "--pretty", file, folder["gate.ttl"])).Expect(0);
        Assert.Equal("""
            @prefix hue: <http://hue.example/> .

            hue:ngo-mon a hue:Gate ;
                hue:built "1833" ;
                hue:name "Ngọ Môn"@vi .

            """, await File.ReadAllTextAsync(folder["gate.ttl"], TestContext.Current.CancellationToken));
        (await HueProgram.RunAsync("convert", folder["gate.ttl"], folder["again.rdf"])).Expect(0);
        (await HueProgram.RunAsync("convert", folder["again.rdf"], folder["again.nt"])).Expect(0);
        Assert.Equal(3, (await File.ReadAllLinesAsync(folder["again.nt"], TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Statistics_are_reported_for_people_and_programs()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("gate.rdf", Gate);
        ProgramResult result = (await HueProgram.RunAsync("convert", "--stats", file, folder["gate.nt"])).Expect(0);
        Assert.Contains("http://hue.example/Gate", result.Output, StringComparison.Ordinal);
        string json = (await HueProgram.RunAsync("convert", "--stats", "--json", file, folder["gate.nt"])).Expect(0).Output;
        using var report = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(3, report.RootElement.GetProperty("statements").GetInt64());
        Assert.Equal("vi", report.RootElement.GetProperty("languages")[0].GetProperty("name").GetString());
        Assert.Contains("standard output", (await HueProgram.RunAsync("convert", "--stats", file, "-", "--to", "nt")).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_RDF_XML_cannot_hold_is_code_2_with_the_reason_and_leaves_no_file()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("a.nt", "<urn:s> <urn:1> \"x\" .\n");
        ProgramResult result = (await HueProgram.RunAsync("convert", file, folder["a.rdf"])).Expect(2);
        Assert.Contains("cannot write the predicate <urn:1>", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["a.rdf"]));
    }

    [Fact]
    public async Task A_document_that_wants_a_file_from_outside_itself_is_refused()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("a.rdf", "<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n" + Gate.Replace("Ngọ Môn", "&x;", StringComparison.Ordinal));
        ProgramResult result = (await HueProgram.RunAsync("convert", file, folder["a.nt"])).Expect(2);
        Assert.Contains("a.rdf: Line 3", result.Error, StringComparison.Ordinal);
        Assert.Contains("outside itself", result.Error, StringComparison.Ordinal);
    }
}
