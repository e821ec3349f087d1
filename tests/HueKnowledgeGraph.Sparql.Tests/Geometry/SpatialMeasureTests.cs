namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class SpatialMeasureTests
{
    // The gate of the Imperial City and the pagoda up the river.
    private const string NgoMon = "WKT('POINT(107.5790 16.4677)')";
    private const string ThienMu = "WKT('POINT(107.5448 16.4532)')";

    [Fact]
    public void The_distance_of_two_points_is_the_geodesic_one()
    {
        // Flinders Peak to Buninyong, the worked example of Geoscience Australia's manual: 54,972.271 m.
        double metres = GeoTable.Number("geof:distance(WKT('POINT(144.42486788888888 -37.95103341666667)'), WKT('POINT(143.92649552777777 -37.65282113888889)'), uom:metre)");
        Assert.Equal(54972.271, metres, 0.001);
    }

    [Theory]
    // A quarter of the equator and a quarter of the meridian.
    [InlineData("WKT('POINT(0 0)')", "WKT('POINT(90 0)')", 10018754.171)]
    [InlineData("WKT('POINT(0 0)')", "WKT('POINT(0 90)')", 10001965.729)]
    // Over the meridian of 180°.
    [InlineData("WKT('POINT(179.5 0)')", "WKT('POINT(-179.5 0)')", 111319.491)]
    [InlineData("WKT('POINT(1 1)')", "WKT('POINT(1 1)')", 0)]
    public void Distances_that_books_give(string a, string b, double expected) =>
        Assert.Equal(expected, GeoTable.Number($"geof:metricDistance({a}, {b})"), 0.001);

    [Fact]
    public void Near_the_antipode_the_distance_is_that_on_a_sphere_within_half_a_percent() =>
        Assert.Equal(20003931, GeoTable.Number("geof:metricDistance(WKT('POINT(0 0)'), WKT('POINT(179.9 0.1)'))"), 100_000.0);

    [Fact]
    public void Both_forms_of_wgs84_measure_alike() => Assert.Equal(
        GeoTable.Number($"geof:metricDistance({NgoMon}, {ThienMu})"),
        GeoTable.Number("geof:metricDistance(WKT('<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(16.4677 107.5790)'), WKT('<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(16.4532 107.5448)'))"));

    [Theory]
    // 0.01° of longitude at 16.46° north: 1067.4 m; of latitude 1106.5 m.
    [InlineData("WKT('POINT(107.60 16.46)')", "WKT('LINESTRING(107.59 16.40, 107.59 16.50)')", 1067.7)]
    [InlineData("WKT('POINT(107.585 16.47)')", "WKT('POLYGON((107.58 16.45, 107.59 16.45, 107.59 16.46, 107.58 16.46))')", 1106.5)]
    [InlineData("WKT('POINT(107.585 16.455)')", "WKT('POLYGON((107.58 16.45, 107.59 16.45, 107.59 16.46, 107.58 16.46))')", 0)]
    public void The_distance_to_a_line_or_an_area_is_to_its_nearest_point(string a, string b, double expected)
    {
        Assert.Equal(expected, GeoTable.Number($"geof:metricDistance({a}, {b})"), 1.0);
        Assert.Equal(expected, GeoTable.Number($"geof:metricDistance({b}, {a})"), 1.0);
    }

    [Theory]
    [InlineData("geof:distance(WKT('POINT(0 0)'), WKT('POINT(3 4)'), uom:degree)", 5)]
    [InlineData("geof:distance(WKT('POINT(0 0)'), WKT('POINT(1 0)'), <http://qudt.org/vocab/unit/KiloM>)", 111.319491)]
    [InlineData("geof:length(WKT('LINESTRING(0 0, 1 0, 2 0)'), uom:metre)", 222638.982)]
    [InlineData("geof:metricLength(WKT('POLYGON((0 0, 1 0, 1 1, 0 1))'))", 0)]
    [InlineData("geof:perimeter(WKT('POLYGON((0 0, 1 0, 1 1, 0 1))'), uom:degree)", 4)]
    [InlineData("geof:metricPerimeter(WKT('LINESTRING(0 0, 1 0)'))", 0)]
    [InlineData("geof:metricArea(WKT('POINT(0 0)'))", 0)]
    public void Lengths_and_perimeters(string expression, double expected) => Assert.Equal(expected, GeoTable.Number(expression), 0.001);

    [Fact]
    public void The_area_of_the_whole_earth_is_that_of_the_ellipsoid() => Assert.Equal(
        5.10065621724e14, GeoTable.Number("geof:metricArea(WKT('POLYGON((-180 -90, 180 -90, 180 90, -180 90))'))"), 1e4);

    [Fact]
    public void Holes_are_no_area() => Assert.Equal(
        GeoTable.Number("geof:metricArea(WKT('POLYGON((0 0, 1 0, 1 1, 0 1))'))") - GeoTable.Number("geof:metricArea(WKT('POLYGON((0.2 0.2, 0.5 0.2, 0.5 0.5))'))"),
        GeoTable.Number("geof:metricArea(WKT('POLYGON((0 0, 1 0, 1 1, 0 1), (0.2 0.2, 0.5 0.2, 0.5 0.5))'))"), 1.0);

    [Theory]
    [InlineData("geof:metricDistance(WKT('POINT EMPTY'), WKT('POINT(1 1)'))")]
    [InlineData("geof:metricDistance(WKT('POINT(16 107)'), WKT('POINT(1 1)'))")]
    [InlineData("geof:metricDistance(WKT('<http://example.org/crs> POINT(1 1)'), WKT('<http://example.org/crs> POINT(2 2)'))")]
    [InlineData("geof:metricDistance(WKT('<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(1 1)'), WKT('POINT(2 2)'))")]
    [InlineData("geof:distance(WKT('POINT(1 1)'), WKT('POINT(2 2)'), <http://example.org/league>)")]
    [InlineData("geof:distance(WKT('POINT(1 1)'), WKT('POINT(2 2)'), <http://www.opengis.net/def/uom/OGC/1.0/square_metre>)")]
    [InlineData("geof:area(WKT('POLYGON((0 0, 1 0, 1 1))'), uom:metre)")]
    [InlineData("geof:distance(WKT('POINT(1 1)'))")]
    public void What_cannot_be_measured_is_an_error(string expression) => Assert.Equal("error", GeoTable.Evaluate(expression));
}
