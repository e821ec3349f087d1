using System.IO.Compression;
using System.Text;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>What a cataloguer does with a table of their own.</summary>
public sealed class DoorMappingTests
{
    private const string Mapping = """
        prefixes:
          crm: http://www.cidoc-crm.org/cidoc-crm/
          rdfs: http://www.w3.org/2000/01/rdf-schema#
          obj: id/object/
        base: https://hue.example/
        sources:
          objects: { access: hien-vat.csv, referenceFormulation: csv, key: id }
        mappings:
          object:
            sources: objects
            require: [id, ten]
            s: obj:$(id)
            po:
              - [a, crm:E22_Human-Made_Object]
              - [rdfs:label, $(ten), vi~lang]
        """;

    private const string Table = "id,ten\n1,\"Cửa\nNgọ Môn\"\n2,\n";

    [Fact]
    public async Task A_refusal_is_told_in_English_and_in_Vietnamese()
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("m.yml", Mapping);
        folder.Write("hien-vat.csv", Table);
        ProgramResult result = (await HueProgram.RunAsync("map", mapping)).Expect(1);
        Assert.Contains("line 4, column 'ten' (''): 'ten' must have a value and is empty", result.Error, StringComparison.Ordinal);
        Assert.Contains("cột 'ten' bắt buộc phải có giá trị nhưng để trống", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_table_is_read_as_the_plain_one()
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("m.yml", Mapping);
        folder.Write("hien-vat.csv", Table);
        string plain = (await HueProgram.RunAsync("map", mapping)).Expect(1).Output;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(Table));
        string file = folder.Write("hien-vat.csv.gz", packed.ToArray());
        Assert.Equal(plain, (await HueProgram.RunAsync("map", mapping, "--source", "objects=" + file)).Expect(1).Output);
        Assert.Contains("Ngọ Môn", plain, StringComparison.Ordinal);
        string cut = folder.Write("cut.csv.gz", packed.ToArray()[..^9]);
        ProgramResult hurt = (await HueProgram.RunAsync("map", mapping, "--source", "objects=" + cut, "-o", folder["out.nq"])).Expect(2);
        Assert.Contains("cut.csv.gz: the gzip data is damaged or cut short", hurt.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.nq"]));
    }

    [Theory]
    [InlineData(";", ";")]
    [InlineData("\t", "\\t")]
    public async Task A_table_cut_at_another_sign_is_recognised(string sign, string name)
    {
        using var folder = new WorkFolder();
        string mapping = folder.Write("m.yml", Mapping);
        folder.Write("hien-vat.csv", Table.Replace(",", sign, StringComparison.Ordinal));
        ProgramResult result = (await HueProgram.RunAsync("map", mapping)).Expect(2);
        Assert.Contains($"then give the source delimiter: \"{name}\"", result.Error, StringComparison.Ordinal);
    }
}
