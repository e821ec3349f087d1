using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

/// <summary>The synthetic dirty rows, mapped as a catalogue would be.</summary>
public sealed class DirtySamplesTests
{
    private const string Mapping = """
        prefixes: { ex: http://ex.org/ }
        sources: { samples: { access: samples.csv, key: id } }
        tables: { eras: { access: eras.csv, key: id } }
        mappings:
          object:
            sources: samples
            let:
              made: vietnameseDate($(date), eras)
              name: legacyText(normalizeSpace($(title)))
              materials: split($(material), ';', '/', ',')
            s: id/$(id)
            po:
              - [rdfs:label, $(name), vi~lang]
              - [ex:material, $(materials)]
              - [ex:begin, $(made.begin), xsd:date]
              - [ex:end, $(made.end), xsd:date]
              - [ex:written, $(made.text)]
              - [ex:place, "=slug($(location))"]
          measure:
            sources: samples
            each: { m: measures($(dimensions)) }
            s: id/$(id)/dimension/$(m.key)
            po:
              - [ex:value, $(m.value), xsd:decimal]
              - [ex:metric, $(m.metricValue), xsd:decimal]
        """;

    [Fact]
    public void Only_the_rows_in_old_encodings_are_refused_and_each_says_what_it_probably_means()
    {
        using MappingFolder folder = Folder();
        IReadOnlyList<string> quads = folder.Map(out MappingReport report);
        Assert.Equal((30L, 27L), (report.RecordsRead, report.RecordsMapped));
        Assert.Equal(["DIRTY-17", "DIRTY-18", "DIRTY-19"], folder.Refusals.Select(refusal => refusal.Key));
        Assert.All(folder.Refusals, refusal => Assert.Equal("date", refusal.Column));
        Assert.EndsWith("có lẽ là 'thế kỷ XVIII': hãy chuyển tệp sang Unicode", folder.Refusals[0].ReasonVietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain(quads, quad => quad.Contains("DIRTY-17", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DIRTY-02", "material> \"sứ\"")]
    [InlineData("DIRTY-02", "material> \"men lam\"")]
    [InlineData("DIRTY-08", "material> \"lụa\"")]
    [InlineData("DIRTY-15", "label> \"Hoành phi sơn son thếp vàng\"@vi")]
    [InlineData("DIRTY-16", "place> \"dien-thai-hoa\"")]
    [InlineData("DIRTY-22", "label> \"Khay trà\"@vi")]
    [InlineData("DIRTY-26", "metric> \"339.1245\"")]
    [InlineData("DIRTY-28", "written> \"15-3-Bảo Đại 10\"")]
    public void A_row_is_cleaned_as_it_expects(string id, string expected)
    {
        using MappingFolder folder = Folder();
        Assert.Contains(folder.Map(), quad => quad.Contains(id, StringComparison.Ordinal) && quad.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_in_NFD_are_counted()
    {
        using MappingFolder folder = Folder();
        folder.Map(out MappingReport report);
        Assert.True(report.Sources[0].NormalizedFields > 1);
    }

    private static MappingFolder Folder() => new MappingFolder()
        .With("samples.csv", File.ReadAllBytes(Repository.Shared("data", "hue", "dirty_samples.csv")))
        .With("eras.csv", File.ReadAllBytes(Repository.Shared("data", "hue", "reign_eras.csv")))
        .With("mapping.yml", Mapping);
}
