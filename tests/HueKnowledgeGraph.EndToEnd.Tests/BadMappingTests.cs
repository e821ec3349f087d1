using System.Text;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>Mappings and records that cannot be, by the user's door.</summary>
public sealed class BadMappingTests
{
    private const string Mapping = """
        prefixes:
          rdfs: http://www.w3.org/2000/01/rdf-schema#
        sources:
          places: { access: places.csv, referenceFormulation: csv, key: id }
        mappings:
          place:
            sources: places
            require: [id, name]
            s: id/place/$(id)
            po:
              - [rdfs:label, $(name), vi~lang]
        """;

    [Fact]
    public async Task Records_become_quads_and_the_same_ones_each_time()
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("places.yml", Mapping);
        folder.Write("places.csv", "id,name\nP1,Huế\nP2,Phú Xuân\n");
        ProgramResult first = (await HueProgram.RunAsync("map", mapping)).Expect(0);
        ProgramResult second = (await HueProgram.RunAsync("map", mapping)).Expect(0);
        Assert.Contains("<https://hue.example/id/place/P1> <http://www.w3.org/2000/01/rdf-schema#label> \"Huế\"@vi", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task A_mapping_that_names_an_absent_column_is_refused_with_its_place_and_the_columns_that_there_are()
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("places.yml", Mapping.Replace("$(name)", "$(ten)", StringComparison.Ordinal));
        folder.Write("places.csv", "id,name\nP1,Huế\n");
        ProgramResult result = (await HueProgram.RunAsync("map", mapping, "-o", folder["out.nq"])).Expect(2);
        Assert.Contains("places.yml, line 11", result.Error, StringComparison.Ordinal);
        Assert.Contains("ten", result.Error, StringComparison.Ordinal);
        Assert.Contains("id, name", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.nq"]));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("tcvn3")]
    public async Task Records_in_another_encoding_are_refused_with_their_place(string encoding)
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("places.yml", Mapping);
        folder.Write("places.csv", encoding == "utf-16"
            ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,name\nP1,Huế\n")]
            : Encoding.Latin1.GetBytes("id,name\nP1,Hu\u00D5\n"));
        ProgramResult result = (await HueProgram.RunAsync("map", mapping, "-o", folder["out.nq"])).Expect(2);
        Assert.Contains("places.csv", result.Error, StringComparison.Ordinal);
        Assert.Contains("UTF-8", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.nq"]));
    }

    [Fact]
    public async Task A_refused_record_is_listed_counted_and_left_out_whole()
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("places.yml", Mapping);
        folder.Write("places.csv", "id,name\nP1,Huế\nP2,\nP3,Phú Xuân\n");
        ProgramResult result = (await HueProgram.RunAsync(
            "map", mapping, "-o", folder["out.nt"], "--rejects", folder["refused.csv"], "--report", folder["report.json"])).Expect(1);
        Assert.Contains("1 refused", result.Error, StringComparison.Ordinal);
        string refused = await File.ReadAllTextAsync(folder["refused.csv"], TestContext.Current.CancellationToken);
        Assert.Contains("places.csv,3,P2,name", refused, StringComparison.Ordinal);
        string quads = await File.ReadAllTextAsync(folder["out.nt"], TestContext.Current.CancellationToken);
        Assert.DoesNotContain("P2", quads, StringComparison.Ordinal);
        Assert.Contains("P3", quads, StringComparison.Ordinal);
        Assert.Contains("\"recordsRefused\": 1", await File.ReadAllTextAsync(folder["report.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_can_be_read_from_another_file()
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("places.yml", Mapping);
        string other = folder.Write("other.csv", "id,name\nP9,Kim Long\n");
        ProgramResult result = (await HueProgram.RunAsync("map", mapping, "--source", "places=" + other, "--base", "https://data.example/")).Expect(0);
        Assert.Contains("<https://data.example/id/place/P9>", result.Output, StringComparison.Ordinal);
    }
}
