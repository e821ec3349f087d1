namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class GeometryTextTests
{
    [Theory]
    [InlineData("POINT(107.5791 16.4677)", "POINT (107.5791 16.4677)")]
    [InlineData("  point ( 1e2 -2.5E-1 ) ", "POINT (100 -0.25)")]
    [InlineData("PointZ(1 2 3)", "POINT Z(1 2 3)")]
    [InlineData("POINT Z (1 2 3)", "POINT Z(1 2 3)")]
    [InlineData("POINT(1 2 3)", "POINT Z(1 2 3)")]
    [InlineData("POINT M (1 2 3)", "POINT M(1 2 3)")]
    [InlineData("POINT ZM(1 2 3 4)", "POINT ZM(1 2 3 4)")]
    [InlineData("Polygon((0 0, 0 3, 3 3, 3 0))", "POLYGON ((0 0, 0 3, 3 3, 3 0, 0 0))")]
    [InlineData("POLYGON((0 0, 9 0, 9 9, 0 0), (4 3, 5 3, 5 4, 4 3))", "POLYGON ((0 0, 9 0, 9 9, 0 0), (4 3, 5 3, 5 4, 4 3))")]
    [InlineData("MULTIPOINT(1 2, (3 4))", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("MULTILINESTRING((0 0, 1 1), EMPTY)", "MULTILINESTRING ((0 0, 1 1))")]
    [InlineData("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")]
    [InlineData("GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))")]
    [InlineData("MultiPoint EMPTY", "MULTIPOINT EMPTY")]
    [InlineData("", "GEOMETRYCOLLECTION EMPTY")]
    [InlineData("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(1 2)", "POINT (1 2)")]
    [InlineData("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(1 2)", "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT (1 2)")]
    [InlineData("<http://example.org/crs>POINT(1 2)", "<http://example.org/crs> POINT (1 2)")]
    public void Well_known_text_is_read_and_written(string text, string expected) =>
        Assert.Equal($"\"{expected}\"^^wkt", GeoTable.Evaluate($"geof:asWKT(WKT('{text}'))"));

    [Theory]
    [InlineData("POINT(1)")]
    [InlineData("POINT(1 2")]
    [InlineData("POINT(1 2) x")]
    [InlineData("POINT(1 NaN)")]
    [InlineData("POINT(1 1e999)")]
    [InlineData("POINT(1 2 3 4 5)")]
    [InlineData("POINT Z (1 2)")]
    [InlineData("LINESTRING(1 2)")]
    [InlineData("LINESTRING(1 2, 3 4 5)")]
    [InlineData("POLYGON((0 0, 1 1))")]
    [InlineData("CIRCLE(0 0, 1)")]
    [InlineData("<http://example.org/crs POINT(1 2)")]
    [InlineData("<> POINT(1 2)")]
    [InlineData("MULTIPOINT(1 2,)")]
    [InlineData("GEOMETRYCOLLECTION(POINT(1 2)")]
    [InlineData("Huế")]
    public void Ill_formed_text_is_an_error_of_the_expression(string text) =>
        Assert.Equal("error", GeoTable.Evaluate($"geof:asWKT(WKT('{text}'))"));

    [Theory]
    [InlineData("'POINT(1 2)'")]
    [InlineData("'POINT(1 2)'@vi")]
    [InlineData("<http://example.org/POINT>")]
    [InlineData("5")]
    [InlineData("?unbound")]
    public void What_is_no_geometry_literal_is_an_error(string argument) => Assert.Equal("error", GeoTable.Evaluate($"geof:isEmpty({argument})"));

    [Fact]
    public void Collections_nest_sixteen_deep_and_no_deeper()
    {
        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", depth)) + "POINT(1 2)" + new string(')', depth);
        Assert.Equal("\"false\"^^<boolean>", GeoTable.Evaluate($"geof:isEmpty(WKT('{Nested(16)}'))"));
        Assert.Equal("error", GeoTable.Evaluate($"geof:isEmpty(WKT('{Nested(17)}'))"));
        Assert.Equal("error", GeoTable.Evaluate($"geof:isEmpty(WKT('{Nested(100_000)}'))"));
    }

    [Theory]
    [InlineData("POINT(107.58 16.47)", """{\"type\":\"Point\",\"coordinates\":[107.58,16.47]}""")]
    [InlineData("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(16.47 107.58)", """{\"type\":\"Point\",\"coordinates\":[107.58,16.47]}""")]
    [InlineData("POINT Z(1 2 3)", """{\"type\":\"Point\",\"coordinates\":[1,2,3]}""")]
    [InlineData("POINT EMPTY", """{\"type\":\"Point\",\"coordinates\":[]}""")]
    [InlineData("LINESTRING(0 0, 1 1)", """{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}""")]
    [InlineData("POLYGON((0 0, 1 0, 1 1, 0 0))", """{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}""")]
    [InlineData("MULTIPOINT(1 2, 3 4)", """{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}""")]
    [InlineData("GEOMETRYCOLLECTION(POINT(1 2))", """{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}""")]
    public void Geo_json_is_written_with_longitude_first(string text, string expected) =>
        Assert.Equal($"\"{expected}\"^^geojson", GeoTable.Evaluate($"geof:asGeoJSON(WKT('{text}'))"));

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "POINT (1 2)")]
    [InlineData("""{"coordinates":[[0,0,5],[1,1,6]],"type":"LineString"}""", "LINESTRING Z(0 0 5, 1 1 6)")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""", "POLYGON ((0 0, 1 0, 1 1, 0 0))")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}""", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}""", "GEOMETRYCOLLECTION (POINT (1 2))")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}""", null)]
    [InlineData("""{"type":"Point","coordinates":[1]}""", null)]
    [InlineData("""{"type":"Point","coordinates":["1","2"]}""", null)]
    [InlineData("""{"type":"LineString","coordinates":[[0,0]]}""", null)]
    [InlineData("""{"type":"Point","coordinates":[1,2]""", null)]
    [InlineData("[]", null)]
    public void Geo_json_is_read(string json, string? expected) => Assert.Equal(
        expected is null ? "error" : $"\"{expected}\"^^wkt",
        GeoTable.Evaluate($"geof:asWKT('{json}'^^<http://www.opengis.net/ont/geosparql#geoJSONLiteral>)"));
}
