using System.Text;
using System.Text.Json;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class ReportTests
{
    private const string Mapping = """
        sources: { r: { access: r.csv, graph: graph/r, key: id } }
        provenance: { graph: graph/provenance }
        mappings:
          a:
            sources: r
            s: id/a/$(id)
            po: [[rdfs:label, $(name)]]
          b:
            sources: r
            each: { part: "split($(name), ';')" }
            s: id/a/$(id)/part/$(part.index)
            po: [[rdfs:label, "=date($(part))"]]
        """;

    [Fact]
    public void Refusals_are_written_as_CSV_in_two_languages()
    {
        using MappingFolder folder = new MappingFolder().With("mapping.yml", Mapping).With("r.csv", "id,name\n1,\"a \"\"b\"\", c\"\n2,1/1/2025\n");
        folder.Map();
        using MemoryStream stream = new();
        using (RefusalWriter writer = new(stream))
            folder.Refusals.ForEach(writer.Write);
        string text = Encoding.UTF8.GetString(stream.ToArray()).Replace(folder.PathOf(string.Empty) + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
        Assert.Equal(
            "file,line,key,column,column_number,value,reason_en,reason_vi,mapping,mapping_line\r\n"
            + "r.csv,2,1,name,2,\"a \"\"b\"\", c\",\"'a \"\"b\"\", c' is no day (15/3/1823 or 1823-03-15)\",\"'a \"\"b\"\", c' không phải là ngày (15/3/1823 hoặc 1823-03-15)\",mapping.yml,12\r\n",
            text);
    }

    [Fact]
    public void The_report_counts_records_and_quads_and_names_files_with_checksums()
    {
        using MappingFolder folder = new MappingFolder().With("mapping.yml", Mapping).With("r.csv", "id,name\n1,x\n2,1/1/2025\n3,\n");
        folder.Map(out MappingReport report);
        using MemoryStream stream = new();
        report.WriteJson(stream);
        JsonElement json = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.Equal(3, json.GetProperty("recordsRead").GetInt64());
        Assert.Equal(1, json.GetProperty("recordsRefused").GetInt64());
        Assert.Equal(2, json.GetProperty("quadsByGraph").GetProperty("https://hue.example/graph/r").GetInt64());
        Assert.Equal(["mapping", "source"], json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("role").GetString()));
        Assert.Equal(64, json.GetProperty("files")[0].GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public void The_time_of_a_run_is_the_newest_of_its_files_unless_it_is_given()
    {
        using MappingFolder folder = new MappingFolder().With("mapping.yml", Mapping).With("r.csv", "id,name\n2,1/1/2025\n");
        File.SetLastWriteTimeUtc(folder.PathOf("mapping.yml"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(folder.PathOf("r.csv"), new DateTime(2025, 7, 1, 8, 30, 15, 500, DateTimeKind.Utc));
        Assert.Contains(folder.Map(), quad => quad.Contains("\"2025-07-01T08:30:15Z\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Refused_records_leave_no_quad_and_mapping_twice_gives_the_same_whatever_the_records_are() =>
        Gen.Select(Gen.Int[1, 99], Gen.String[Gen.Char["1/205;a "], 0, 12]).List[0, 12].SampleFixed(
            rows =>
            {
                using MappingFolder folder = new MappingFolder().With("mapping.yml", Mapping)
                    .With("r.csv", "id,name\n" + string.Concat(rows.Select((row, index) => $"{row.Item1}-{index},{row.Item2}\n")));
                IReadOnlyList<string> first = folder.Map(out MappingReport report);
                string[] refused = [.. folder.Refusals.Select(refusal => refusal.Key)];
                Assert.DoesNotContain(first, quad => refused.Any(key => quad.StartsWith($"<https://hue.example/id/a/{key}>", StringComparison.Ordinal) || quad.StartsWith($"<https://hue.example/id/a/{key}/", StringComparison.Ordinal)));
                Assert.Equal(first, folder.Map());
                Assert.Equal(rows.Count, report.RecordsMapped + report.RecordsRefused);
                Assert.Equal(first.Count, first.Distinct().Count());
            },
            iter: 60);
}
