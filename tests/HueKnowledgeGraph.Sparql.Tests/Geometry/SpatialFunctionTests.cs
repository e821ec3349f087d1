namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class SpatialFunctionTests
{
    private const string Square = "WKT('POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))')";

    [Theory]
    [InlineData("geof:sfWithin(WKT('POINT(1 1)'), " + Square + ")", true)]
    [InlineData("geof:sfTouches(WKT('POINT(2 1)'), " + Square + ")", true)]
    [InlineData("geof:sfWithin(WKT('POINT(2 1)'), " + Square + ")", false)]
    [InlineData("geof:ehCoveredBy(WKT('POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))'), " + Square + ")", true)]
    [InlineData("geof:rcc8ntpp(WKT('POLYGON((0.5 0.5, 1 0.5, 1 1, 0.5 0.5))'), " + Square + ")", true)]
    [InlineData("geof:relate(" + Square + ", WKT('POINT(1 1)'), '0F2FF1FF2')", true)]
    [InlineData("geof:relate(" + Square + ", WKT('POINT(1 1)'), '0F2FF10FT')", false)]
    [InlineData("geof:relate(" + Square + ", WKT('POINT(1 1)'), '0F2FF1FF*')", true)]
    [InlineData("geof:sfIntersects(WKT('<http://example.org/crs> POINT(1 1)'), WKT('<http://example.org/crs> POINT(1 1)'))", true)]
    [InlineData("geof:is3D(WKT('POINT Z(1 1 1)'))", true)]
    [InlineData("geof:isMeasured(WKT('POINT Z(1 1 1)'))", false)]
    [InlineData("geof:isSimple(WKT('LINESTRING(0 0, 2 2, 2 0, 0 2)'))", false)]
    [InlineData("geof:sfContains(geof:buffer(" + Square + ", 1, uom:degree), " + Square + ")", true)]
    public void Relations_and_tests(string expression, bool expected) =>
        Assert.Equal($"\"{(expected ? "true" : "false")}\"^^<boolean>", GeoTable.Evaluate(expression));

    [Theory]
    [InlineData("geof:boundary(" + Square + ")", "\"LINEARRING (0 0, 2 0, 2 2, 0 2, 0 0)\"^^wkt")]
    [InlineData("geof:envelope(WKT('LINESTRING(0 1, 3 4)'))", "\"POLYGON ((0 1, 0 4, 3 4, 3 1, 0 1))\"^^wkt")]
    [InlineData("geof:centroid(" + Square + ")", "\"POINT (1 1)\"^^wkt")]
    [InlineData("geof:geometryN(WKT('MULTIPOINT(1 2, 3 4)'), 2)", "\"POINT (3 4)\"^^wkt")]
    [InlineData("geof:geometryN(WKT('MULTIPOINT(1 2, 3 4)'), 3)", "error")]
    [InlineData("geof:numGeometries(WKT('MULTIPOINT(1 2, 3 4)'))", "\"2\"^^<integer>")]
    [InlineData("geof:transform(WKT('POINT(107.5 16.5)'), <http://www.opengis.net/def/crs/EPSG/0/4326>)", "\"<http://www.opengis.net/def/crs/EPSG/0/4326> POINT (16.5 107.5)\"^^wkt")]
    [InlineData("geof:transform(WKT('POINT(107.5 16.5)'), <http://example.org/crs>)", "error")]
    [InlineData("geof:intersection(" + Square + ", WKT('POINT(5 5)'))", "\"POINT EMPTY\"^^wkt")]
    [InlineData("geof:union(WKT('GEOMETRYCOLLECTION(POINT(5 5))'), " + Square + ")", "error")]
    [InlineData("geof:geometryType(" + Square + ")", "\"http://www.opengis.net/ont/sf#Polygon\"^^<anyURI>")]
    [InlineData("geof:minX(" + Square + ")", "\"0.0E0\"^^<double>")]
    [InlineData("geof:maxZ(WKT('LINESTRING Z(1 1 1, 2 2 7)'))", "\"7.0E0\"^^<double>")]
    [InlineData("geof:maxZ(" + Square + ")", "error")]
    [InlineData("geof:dimension(WKT('LINESTRING(0 0, 1 1)'))", "\"1\"^^<integer>")]
    [InlineData("geof:relate(" + Square + ", " + Square + ", 'T')", "error")]
    [InlineData("geof:sfEquals(" + Square + ", WKT('<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(0 0)'))", "error")]
    [InlineData("geof:sfEquals(" + Square + ", WKT('POLYGON'))", "error")]
    public void Shapes_and_properties(string expression, string expected) => Assert.Equal(expected, GeoTable.Evaluate(expression));

    [Theory]
    [InlineData(1, 16.47)]
    [InlineData(2000, 16.47)]
    [InlineData(2000, -60)]
    [InlineData(500_000, 16.47)]
    public void A_buffer_in_metres_has_the_area_of_its_circle(double metres, double latitude)
    {
        double area = GeoTable.Number(FormattableString.Invariant($"geof:metricArea(geof:buffer(WKT('POINT(107.58 {latitude})'), {metres}, uom:metre))"));
        // Buffers are drawn with 32 corners: the area of the polygon in a circle is 0.64 % less.
        Assert.Equal(1, area / (Math.PI * metres * metres * 0.9936), 0.002);
    }

    [Theory]
    [InlineData("geof:metricBuffer(WKT('LINESTRING(0 0, 30 0)'), 10)")]
    [InlineData("geof:metricBuffer(WKT('POINT(0 0)'), 2e6)")]
    [InlineData("geof:metricBuffer(WKT('POINT(0 0)'), 'INF'^^xsd:double)")]
    public void A_buffer_that_could_not_be_true_to_scale_is_an_error(string expression) => Assert.Equal("error", GeoTable.Evaluate(expression));

    [Fact]
    public void A_relation_asked_again_and_again_answers_alike_from_either_side()
    {
        QueryContext context = ExpressionTable.NewContext();
        var area = WktReader.TryRead("POLYGON((0 0, 2 0, 2 2, 0 2))"u8)!;
        var line = WktReader.TryRead("LINESTRING(1 1, 5 5)"u8)!;
        for (int i = 0; i < 10; i++)
        {
            Assert.True(Relate(context, area, line, "1020F1102") && Relate(context, line, area, "1010F0212") && !Relate(context, area, line, "1010F0212"));
        }
    }

    private static bool Relate(QueryContext context, SpatialValue a, SpatialValue b, string pattern) =>
        SpatialRelationFunctions.Holds(context, "geof:relate", a, b, pattern);
}
