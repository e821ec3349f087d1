using System.Globalization;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class MeasureReaderTests
{
    [Theory]
    [InlineData("DIRTY-01", "height 7.5 cm; diameter 15.2 cm")]
    [InlineData("DIRTY-02", "diameter 24 cm")]
    [InlineData("DIRTY-03", "height 1.25 m; weight 1250 kg")]
    [InlineData("DIRTY-04", "weight 12.5 kg")]
    [InlineData("DIRTY-05", "dimension 2.35 m; dimension 1.1 m; dimension 0.2 m")]
    [InlineData("DIRTY-06", "dimension 5; dimension 5; dimension 4.2")]
    [InlineData("DIRTY-07", "dimension 52 cm; dimension 128 cm")]
    [InlineData("DIRTY-08", "length 125; span 204")]
    [InlineData("DIRTY-09", "diameter 17 cm; height 21 cm")]
    [InlineData("DIRTY-11", "dimension 0.32 m")]
    [InlineData("DIRTY-12", "height 45.6; diameter 30")]
    [InlineData("DIRTY-13", "dimension 9; dimension 12")]
    [InlineData("DIRTY-14", "dimension 60 cm; dimension 90 cm")]
    [InlineData("DIRTY-15", "length 2.1 m")]
    [InlineData("DIRTY-16", "width 1.8 m")]
    [InlineData("DIRTY-17", "height 1.88 m")]
    [InlineData("DIRTY-18", "dimension 1.2 m; dimension 0.9 m")]
    [InlineData("DIRTY-19", "height 22 cm")]
    [InlineData("DIRTY-20", "height 30 cm")]
    [InlineData("DIRTY-22", "dimension 30 cm; dimension 20 cm")]
    [InlineData("DIRTY-23", "dimension 31 cm; dimension 22 cm; count 120 (tr)")]
    [InlineData("DIRTY-24", "diameter 2.4 cm; diameter 2.45 cm; diameter 2.38 cm")]
    [InlineData("DIRTY-25", "dimension 30; dimension 30; dimension 5")]
    [InlineData("DIRTY-26", "weight 561 can")]
    [InlineData("DIRTY-28", "note A3")]
    [InlineData("DIRTY-29", "height 0.45 m each")]
    [InlineData("DIRTY-30", "length 4.3")]
    public void Every_dirty_sample_is_measured_as_its_row_expects(string id, string expected) =>
        Assert.Equal(expected, Shown(Eras.Table("dirty_samples.csv", "id").Find([id])[0].Record!["dimensions"].Text!));

    [Theory]
    [InlineData("cao 2,31 m - 2,5 m; nặng 1.935 - 2.601 kg", "height 2.31..2.5 m; weight 1935..2601 kg")]
    [InlineData("nặng 4.160 cân; 2.152,6 (sic) kg", "weight 4160 can; weight 2152.6 kg; note sic")]
    [InlineData("trọng ngũ bách lục thập nhất cân (561 cân, tương đương 340 kg); bốn quai", "weight 561 can; weight 340 kg equivalent; note trọng ngũ bách lục thập nhất cân; note bốn quai")]
    [InlineData("nặng 223 lạng 6 tiền (khoảng 8,3kg)", "weight 223.6 lang; weight 8.3 kg approximate")]
    [InlineData("8 cân 13 lạng", "weight 8.8125 can")]
    [InlineData("10,84 cm x 10,84 cm", "dimension 10.84 cm; dimension 10.84 cm")]
    [InlineData("cạnh 11,7 x 11,7 cm, cao 9 cm, dày 1,65 cm", "side 11.7 cm; side 11.7 cm; height 9 cm; thickness 1.65 cm")]
    [InlineData("2350 gram", "weight 2350 g")]
    [InlineData("trọng lượng 2.350 gr", "weight 2350 g")]
    [InlineData("cao gần 1,8 m", "height 1.8 m nearly")]
    [InlineData("2 tượng voi, 10 tượng quan hầu", "count 2 (tượng voi); count 10 (tượng quan hầu)")]
    [InlineData("diện tích 520 ha; 21,5 m2", "area 520 ha; area 21.5 m2")]
    public void Measures_are_read_with_decimal_comma_thousands_dot_and_old_units(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("nặng 2601,42,52,02", "'2601,42,52,02' can be read in more than one way: several cells seem to be joined")]
    [InlineData("nặng 1.25.3 kg", "'1.25.3' can be read in more than one way")]
    [InlineData("5kg30", "'30' after a unit is not understood")]
    public void What_can_be_read_in_two_ways_is_refused(string text, string reason) =>
        Assert.Equal(reason, MeasureReader.Read(text).Failure?.English);

    [Fact]
    public void No_measure_of_the_catalogue_is_refused()
    {
        int read = 0;
        foreach (Value row in Eras.Table("objects.csv", "id").Rows)
        {
            if (row.Record!["dimensions_as_written"].Text is not { } text)
                continue;
            MeasureReader reader = MeasureReader.Read(text);
            Assert.True(reader.Failure is null, $"{text}: {reader.Failure?.English}");
            Assert.True(reader.Measures.Count + reader.Notes.Count > 0, text);
            read++;
        }

        Assert.True(read > 40);
    }

    [Fact]
    public void Any_text_is_read_or_refused_without_an_exception() =>
        Gen.String[Gen.Char["019.,;xm kgcân-(đ)٣\n "], 0, 25].SampleFixed(
            text =>
            {
                MeasureReader reader = MeasureReader.Read(text);
                Assert.All(reader.Measures, measure => Assert.True(measure.Value >= 0));
                Value number = VietnameseNumbers.Read(text);
                Assert.True(number.IsFailure || decimal.TryParse(number.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out _));
            },
            iter: 5000);

    private static string Shown(string text)
    {
        MeasureReader reader = MeasureReader.Read(text);
        Assert.Null(reader.Failure);
        IEnumerable<string> measures = reader.Measures.Select(measure => string.Create(
            CultureInfo.InvariantCulture,
            $"{measure.Dimension} {NumberFunctions.Format(measure.Value)}{(measure.ValueEnd is { } end ? ".." + NumberFunctions.Format(end) : "")}{(measure.Unit is { } unit ? " " + unit.Code : measure.UnitText is { } counted ? $" ({counted})" : "")}{string.Concat(measure.Qualifiers.Select(q => " " + q))}"));
        return string.Join("; ", measures.Concat(reader.Notes.Select(note => "note " + note)));
    }
}
