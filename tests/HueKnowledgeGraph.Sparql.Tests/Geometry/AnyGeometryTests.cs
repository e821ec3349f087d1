using System.Globalization;

using CsCheck;

using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Geometries of any kind, also such as no map has: each function gives a value, an error of the expression, or names its limit.</summary>
public sealed class AnyGeometryTests
{
    private static readonly string[] Unary =
    [
        "asWKT", "asGeoJSON", "isEmpty", "isSimple", "is3D", "dimension", "coordinateDimension", "geometryType", "getSRID", "numGeometries", "minX", "maxY", "maxZ", "convexHull",
        "envelope", "centroid", "boundary", "boundingCircle", "metricLength", "metricPerimeter", "metricArea",
    ];

    private static readonly string[] Binary =
    [
        "sfEquals", "sfDisjoint", "sfIntersects", "sfTouches", "sfCrosses", "sfWithin", "sfContains", "sfOverlaps", "ehMeet", "ehCovers", "rcc8po", "intersection", "union",
        "difference", "symDifference", "metricDistance",
    ];

    // A small grid, so that points, edges and rings often coincide, cross and fall together.
    private static readonly Gen<string> Coordinate = Gen.Select(
        Gen.Frequency((20, Gen.Int[0, 4].Select(i => i.ToString(CultureInfo.InvariantCulture))), (1, One("180", "-180", "1e300", "0.5", "107.5791"))),
        Gen.Frequency((20, Gen.Int[0, 4].Select(i => i.ToString(CultureInfo.InvariantCulture))), (1, One("90", "-90", "91", "1e-300", "16.4677"))),
        (x, y) => $"{x} {y}");

    private static readonly Gen<string> Line = Gen.Frequency((12, Coordinate.Array[2, 8].Select(all => $"({string.Join(", ", all)})")), (1, Gen.Const("EMPTY")));
    private static readonly Gen<string> Lines = Gen.Frequency((12, Line.Array[1, 3].Select(all => $"({string.Join(", ", all)})")), (1, Gen.Const("EMPTY")));

    private static readonly Gen<string> Single = Gen.OneOf(
        Coordinate.Select(at => $"POINT ({at})"), Line.Select(line => $"LINESTRING {line}"), Lines.Select(rings => $"POLYGON {rings}"),
        Coordinate.Array[1, 4].Select(all => $"MULTIPOINT ({string.Join(", ", all)})"), Lines.Select(lines => $"MULTILINESTRING {lines}"),
        Lines.Array[1, 2].Select(all => $"MULTIPOLYGON ({string.Join(", ", all)})"), Gen.Const("POINT EMPTY"));

    private static readonly Gen<string> Shape = Gen.Frequency(
        (8, Single), (1, Single.Array[1, 3].Select(all => $"GEOMETRYCOLLECTION ({string.Join(", ", all)})")),
        (1, Single.Select(shape => $"<http://www.opengis.net/def/crs/EPSG/0/4326> {shape}")));

    [Fact]
    public void Every_function_of_one_geometry_ends_as_it_should() => Gen.Select(Shape, One(Unary)).SampleFixed(
        (shape, function) => Evaluate($"geof:{function}({GeoTable.Wkt(shape)})"), iter: 4000);

    [Fact]
    public void Every_function_of_two_geometries_ends_as_it_should() => Gen.Select(Shape, Shape, One(Binary)).SampleFixed(
        (a, b, function) => Evaluate($"geof:{function}({GeoTable.Wkt(a)}, {GeoTable.Wkt(b)})"), iter: 6000);

    [Fact]
    public void Every_buffer_ends_as_it_should() => Gen.Select(Shape, One("0", "1", "-1", "1000", "-5e5", "1e300", "0.00001"), One("uom:metre", "uom:degree")).SampleFixed(
        (shape, radius, unit) => Evaluate($"geof:buffer({GeoTable.Wkt(shape)}, {radius}, {unit})"), iter: 2000);

    [Fact]
    public void Relations_of_geometries_that_are_valid_agree_with_each_other() => Gen.Select(Shape, Shape).SampleFixed(
        (a, b) =>
        {
            string Ask(string function, string first, string second) => GeoTable.Evaluate($"geof:{function}({GeoTable.Wkt(first)}, {GeoTable.Wkt(second)})");
            Assert.Equal(Ask("sfIntersects", a, b), Ask("sfIntersects", b, a));
            Assert.Equal(Ask("sfContains", a, b), Ask("sfWithin", b, a));
            string disjoint = Ask("sfDisjoint", a, b);
            if (disjoint != "error")
                Assert.NotEqual(disjoint, Ask("sfIntersects", a, b));
        },
        iter: 2000);

    private static void Evaluate(string expression)
    {
        try
        {
            GeoTable.Evaluate(expression);
        }
        catch (QueryLimitException)
        {
            // Named.
        }
    }

    private static Gen<string> One(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
