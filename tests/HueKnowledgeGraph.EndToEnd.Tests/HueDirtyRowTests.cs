using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The synthetic dirty rows: each is mapped to what its author expects, or refused with a reason; none is silently wrong.</summary>
public class HueDirtyRowTests
{
    private const string Crm = "http://www.cidoc-crm.org/cidoc-crm/";

    private static readonly Lazy<MappedFile> LazyMapped = new(() => HueCatalogue.Map(Path.Combine("tests", "dirty.yml")));

    /// <summary>Bounds that follow from the column <c>expected</c>; lunar years by their first and last day.</summary>
    public static TheoryData<string, string?, string?> Dates() => new()
    {
        { "DIRTY-01", "1801-01-01", "1900-12-31" }, { "DIRTY-02", "1901-01-01", "1930-12-31" }, { "DIRTY-03", "1835-01-29", "1836-02-16" },
        { "DIRTY-04", "1835-01-29", "1836-02-16" }, { "DIRTY-05", "1875-02-06", "1876-01-25" }, { "DIRTY-07", "1924-04-21", "1924-04-21" },
        { "DIRTY-08", "1871-01-01", "1930-12-31" }, { "DIRTY-09", "1801-01-01", "1900-12-31" }, { "DIRTY-12", "1820-01-01", "1841-12-31" },
        { "DIRTY-13", "1920-01-01", "1929-12-31" }, { "DIRTY-16", "1805-01-01", "1805-12-31" }, { "DIRTY-20", "1801-01-01", "1900-12-31" },
        { "DIRTY-25", null, null }, { "DIRTY-26", null, null }, { "DIRTY-29", "1701-01-01", "1900-12-31" }, { "DIRTY-30", "1801-01-01", "1900-12-31" },
    };

    [Fact]
    public void Every_dirty_row_is_mapped_or_refused()
    {
        var source = Assert.Single(LazyMapped.Value.Report.Sources);
        Assert.Equal(30, source.RecordsRead);
        Assert.Equal(30, source.RecordsMapped + source.RecordsRefused);
    }

    [Theory]
    [InlineData("DIRTY-17", "TCVN3", "Chuông đồng chùa Thiên Mụ")]
    [InlineData("DIRTY-18", "VNI", "Bình phong đá")]
    [InlineData("DIRTY-19", "TCVN3", "Bình gốm")]
    public void Text_of_an_old_encoding_is_refused_with_what_it_says(string row, string encoding, string says)
    {
        var refusal = Assert.Single(LazyMapped.Value.Refusals, refusal => refusal.Key == row);
        Assert.Contains(encoding, refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(says, refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(says, refusal.ReasonVietnamese, StringComparison.Ordinal);
        Assert.Equal("title", refusal.Column);
    }

    [Fact]
    public void No_other_row_is_refused() => Assert.Equal(3, LazyMapped.Value.Refusals.Count);

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_dirty_date_has_the_bounds_that_are_expected(string row, string? begin, string? end)
    {
        Assert.Equal(begin, Value(row, "P82a_begin_of_the_begin"));
        Assert.Equal(end, Value(row, "P82b_end_of_the_end"));
    }

    [Theory]
    [InlineData("DIRTY-01", "height", "7.5", "cm")]
    [InlineData("DIRTY-03", "weight", "1250", "kg")]
    [InlineData("DIRTY-04", "weight", "12.5", "kg")]
    [InlineData("DIRTY-05", "dimension-2", "1.1", "m")]
    [InlineData("DIRTY-06", "dimension-3", "4.2", null)]
    [InlineData("DIRTY-26", "weight", "561", "can")]
    [InlineData("DIRTY-29", "height", "0.45", "m")]
    public void A_dirty_measure_has_its_value_and_unit(string row, string dimension, string value, string? unit)
    {
        Assert.Equal(value, Value($"{row}/dimension/{dimension}", "P90_has_value"));
        Assert.Equal(unit, Value($"{row}/dimension/{dimension}", "P91_has_unit"));
    }

    [Fact]
    public void Decomposed_text_is_composed() =>
        Assert.All(Quads().Select(quad => quad.Object).OfType<Literal>(), literal => Assert.True(literal.Lexical.IsNormalized(), literal.Lexical));

    private static IReadOnlyList<Quad> Quads() => HueCatalogue.Read(new MemoryStream(LazyMapped.Value.NQuads), RdfFormat.NQuads);

    private static string? Value(string row, string property)
    {
        Iri subject = new($"https://hue.example/id/test/{row}"), predicate = new(Crm + property);
        return Quads().Where(quad => quad.Subject.Equals(subject) && quad.Predicate.Equals(predicate)).Select(quad => ((Literal)quad.Object).Lexical).SingleOrDefault();
    }
}
