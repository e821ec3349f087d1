using System.Text;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class SpatialLimitTests
{
    [Theory]
    [InlineData("union", "")]
    [InlineData("sfOverlaps", "")]
    [InlineData("distance", ", uom:metre")]
    public void Combs_whose_teeth_cross_too_often_are_refused(string function, string unit)
    {
        string few = $"geof:{function}({GeoTable.Wkt(Comb(20, false))}, {GeoTable.Wkt(Comb(20, true))}{unit})";
        Assert.NotEqual("error", GeoTable.Evaluate(few));
        string many = $"geof:{function}({GeoTable.Wkt(Comb(60, false))}, {GeoTable.Wkt(Comb(60, true))}{unit})";
        QueryLimitException refusal = Assert.Throws<QueryLimitException>(() => GeoTable.Evaluate(many));
        Assert.Equal("geometry", refusal.Limit);
        Assert.Equal(
            $"geof:{function} was given 10,001 crossings of edges or more; its limit is 10,000 in one call. Simplify or split the geometries.",
            refusal.Message);
    }

    [Fact]
    public void A_star_of_lines_is_refused_though_none_cross()
    {
        string star = "MULTILINESTRING(" + string.Join(", ", Enumerable.Range(0, 3000).Select(i => Invariant($"(0 0, {Math.Cos(i)} {Math.Sin(i)})"))) + ")";
        Assert.Contains("pairs of edges that meet", Refusal($"geof:isSimple({GeoTable.Wkt(star)})"), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_points_are_refused()
    {
        string line = "LINESTRING(" + string.Join(", ", Enumerable.Range(0, 100_001).Select(i => Invariant($"{i / 1000.0} 0"))) + ")";
        Assert.Contains("100,001 points", Refusal($"geof:isSimple({GeoTable.Wkt(line)})"), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_lie_too_near_for_a_buffer_are_refused()
    {
        string points = "MULTIPOINT(" + string.Join(", ", Enumerable.Range(0, 400).Select(i => Invariant($"{i / 1000.0} {i * 7919 % 400 / 1000.0}"))) + ")";
        Assert.Equal("\"2\"^^<integer>", GeoTable.Evaluate($"geof:dimension(geof:metricBuffer({GeoTable.Wkt(points)}, 10))"));
        Assert.Contains("within the radius", Refusal($"geof:metricBuffer({GeoTable.Wkt(points)}, 100000)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void A_river_of_many_bends_has_a_buffer(int metres)
    {
        string river = "LINESTRING(" + string.Join(", ", Enumerable.Range(0, 4000).Select(i => Invariant($"{107 + (i / 8000.0)} {16 + (Math.Sin(i / 300.0) / 10)}"))) + ")";
        Assert.Equal("\"2\"^^<integer>", GeoTable.Evaluate($"geof:dimension(geof:metricBuffer({GeoTable.Wkt(river)}, {metres}))"));
    }

    private static string Refusal(string expression) => Assert.Throws<QueryLimitException>(() => GeoTable.Evaluate(expression)).Message;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A comb with its teeth upwards, or turned to the right.</summary>
    private static string Comb(int teeth, bool turned)
    {
        var text = new StringBuilder("POLYGON((");
        void Add(double x, double y) => text.Append(text.Length > 9 ? ", " : "").Append(turned ? Invariant($"{y} {x}") : Invariant($"{x} {y}"));
        Add(-1, -1);
        for (int tooth = 0; tooth < teeth; tooth++)
        {
            Add(tooth / 100.0, -0.5);
            Add(tooth / 100.0, 50);
            Add((tooth + 0.4) / 100.0, 50);
            Add((tooth + 0.4) / 100.0, -0.5);
        }

        Add(teeth, -0.5);
        Add(teeth, -1);
        return text.Append("))").ToString();
    }
}
