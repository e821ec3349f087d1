using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What a geometry is like, and its other serializations (GeoSPARQL 1.1, Geometry Extension). X is the longitude in both forms of WGS84.</summary>
internal static class SpatialPropertyFunctions
{
    private static ReadOnlySpan<byte> AnyUri => "http://www.w3.org/2001/XMLSchema#anyURI"u8;

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        Add(table, "isEmpty", static (_, value) => Value.Boolean(value.IsEmpty));
        Add(table, "isSimple", IsSimple);
        Add(table, "is3D", static (_, value) => Value.Boolean(Ordinates(value).HasFlag(NetTopologySuite.Geometries.Ordinates.Z)));
        Add(table, "isMeasured", static (_, value) => Value.Boolean(Ordinates(value).HasFlag(NetTopologySuite.Geometries.Ordinates.M)));
        Add(table, "dimension", static (_, value) => value.Shape.Dimension >= 0 ? Value.Integer((int)value.Shape.Dimension) : Value.Error);
        Add(table, "coordinateDimension", static (_, value) => Value.Integer(OrdinatesUtility.OrdinatesToDimension(Ordinates(value))));
        Add(table, "spatialDimension", static (_, value) =>
            Value.Integer(Ordinates(value).HasFlag(NetTopologySuite.Geometries.Ordinates.Z) ? 3 : 2));
        Add(table, "geometryType", static (e, value) => Value.Literal(e.Utf8("http://www.opengis.net/ont/sf#" + value.Shape.GeometryType), AnyUri));
        Add(table, "getSRID", static (e, value) => Value.Literal(e.Utf8(value.Reference.Iri), AnyUri));
        Add(table, "numGeometries", static (_, value) => Value.Integer(value.Shape.NumGeometries));
        Add(table, "asWKT", static (e, value) => Value.Literal(e.Utf8(WktText.Of(value)), GeoDatatypes.Wkt));
        Add(table, "asGeoJSON", static (e, value) =>
            value.Reference.IsWgs84 ? Value.Literal(e.Utf8(GeoJsonText.Of(value.Shape)), GeoDatatypes.GeoJson) : Value.Error);
        AddBound(table, "minX", static box => box.MinX);
        AddBound(table, "maxX", static box => box.MaxX);
        AddBound(table, "minY", static box => box.MinY);
        AddBound(table, "maxY", static box => box.MaxY);
        Add(table, "minZ", static (_, value) => Height(value, Math.Min));
        Add(table, "maxZ", static (_, value) => Height(value, Math.Max));
    }

    private delegate Value Property(Evaluation e, SpatialValue value);

    private static void Add(IDictionary<string, FunctionFactory> table, string name, Property property) =>
        table.AddMeasure(name, 1, (e, arguments) => e.Shape(arguments[0]) is { } value ? property(e, value) : Value.Error);

    private static void AddBound(IDictionary<string, FunctionFactory> table, string name, Func<Envelope, double> bound) =>
        Add(table, name, (_, value) => value.IsEmpty ? Value.Error : SpatialFunctions.Double(bound(value.Shape.EnvelopeInternal)));

    private static Value IsSimple(Evaluation e, SpatialValue value)
    {
        SpatialLimits.Check(e.Context, "geof:isSimple", value.Shape);
        return Value.Boolean(new IsSimpleOp(value.Shape).IsSimple());
    }

    private static Value Height(SpatialValue value, Func<double, double, double> choose)
    {
        double? height = null;
        foreach (Coordinate at in value.Shape.Coordinates)
        {
            if (!double.IsNaN(at.Z))
                height = height is { } known ? choose(known, at.Z) : at.Z;
        }

        return height is { } found ? SpatialFunctions.Double(found) : Value.Error;
    }

    private static Ordinates Ordinates(SpatialValue value) => value.Shape.Coordinate switch
    {
        CoordinateZM => NetTopologySuite.Geometries.Ordinates.XYZM,
        CoordinateM => NetTopologySuite.Geometries.Ordinates.XYM,
        CoordinateZ => NetTopologySuite.Geometries.Ordinates.XYZ,
        _ => NetTopologySuite.Geometries.Ordinates.XY,
    };
}
