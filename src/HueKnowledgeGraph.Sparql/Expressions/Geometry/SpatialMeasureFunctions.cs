using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Distances, lengths and areas (GeoSPARQL 1.1, non-topological query functions): in metres on the ellipsoid, or in degrees and radians as plane coordinates.</summary>
internal static class SpatialMeasureFunctions
{
    // Above this many pairs of points an index over the edges is quicker than looking at all pairs.
    private const long FewPairs = 10_000;

    private delegate double? Measure(QueryContext context, SpatialValue value, UnitOfMeasure unit);

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.AddMeasure("distance", 3, static (e, arguments) => Distance(e, arguments, UnitOfMeasure.Of(arguments[2].Evaluate(e))));
        table.AddMeasure("metricDistance", 2, static (e, arguments) => Distance(e, arguments, UnitOfMeasure.Metre));
        Add(table, "length", "metricLength", UnitOfMeasure.Metre, static (_, value, unit) => Lines(value.Shape, unit, ofPolygons: false));
        Add(table, "perimeter", "metricPerimeter", UnitOfMeasure.Metre, static (_, value, unit) => Lines(value.Shape, unit, ofPolygons: true));
        Add(table, "area", "metricArea", UnitOfMeasure.SquareMetre, static (_, value, unit) =>
            unit.Kind == UnitKind.Area ? Polygons(value.Shape).Sum(GeodesicMeasures.Area) / unit.Size : null);
    }

    private static void Add(IDictionary<string, FunctionFactory> table, string name, string metricName, UnitOfMeasure metric, Measure measure)
    {
        table.AddMeasure(name, 2, (e, arguments) => Of(e, arguments[0], UnitOfMeasure.Of(arguments[1].Evaluate(e)), measure));
        table.AddMeasure(metricName, 1, (e, arguments) => Of(e, arguments[0], metric, measure));
    }

    private static Value Of(Evaluation e, ScalarNode argument, UnitOfMeasure? unit, Measure measure)
    {
        if (unit is null || e.Shape(argument) is not { } value || !value.IsMeasurable())
            return Value.Error;
        if (value.PointCount > 1000)
            e.Context.Poll();
        return measure(e.Context, value, unit) is { } result ? SpatialFunctions.Double(result) : Value.Error;
    }

    private static Value Distance(Evaluation e, ScalarNode[] arguments, UnitOfMeasure? unit)
    {
        if (unit is null or { Kind: UnitKind.Area } || !e.TryShapes(arguments, out SpatialValue a, out SpatialValue b)
            || a.IsEmpty || b.IsEmpty || !a.IsMeasurable() || !b.IsMeasurable())
            return Value.Error;
        if (a.Shape is Point from && b.Shape is Point to && unit.Kind == UnitKind.Length)
            return SpatialFunctions.Double(Geodesic.Between(from.X, from.Y, to.X, to.Y).Metres / unit.Size);
        SpatialLimits.Check(e.Context, "geof:distance", a.Shape, b.Shape);
        return SpatialFunctions.Double((unit.Kind == UnitKind.Angle ? Degrees(a.Shape, b.Shape) : Metres(a.Shape, b.Shape)) / unit.Size);
    }

    private static double Degrees(Geometry a, Geometry b)
    {
        Coordinate[] nearest = Nearest(a, b);
        return nearest[0].Distance(nearest[1]);
    }

    /// <summary>
    /// The nearest points are sought on a plane around the place where the coordinates say that both come nearest; the way between them is
    /// measured on the ellipsoid.
    /// </summary>
    private static double Metres(Geometry a, Geometry b)
    {
        Coordinate[] guess = Nearest(a, b);
        if (guess[0].Equals2D(guess[1]))
            return 0;
        var plane = new LocalPlane((guess[0].X + guess[1].X) / 2, (guess[0].Y + guess[1].Y) / 2);
        Coordinate[] nearest = Nearest(plane.Project(a), plane.Project(b));
        (double fromX, double fromY) = plane.Backward(nearest[0].X, nearest[0].Y);
        (double toX, double toY) = plane.Backward(nearest[1].X, nearest[1].Y);
        return Geodesic.Between(fromX, fromY, toX, toY).Metres;
    }

    private static Coordinate[] Nearest(Geometry a, Geometry b)
    {
        if ((long)a.NumPoints * b.NumPoints <= FewPairs || a.EnvelopeInternal.Intersects(b.EnvelopeInternal))
        {
            // Also tells when one holds the other, which edges alone do not show.
            if ((long)a.NumPoints * b.NumPoints <= FewPairs || a.Intersects(b))
                return DistanceOp.NearestPoints(a, b);
        }

        return IndexedFacetDistance.NearestPoints(a, b);
    }

    private static double? Lines(Geometry shape, UnitOfMeasure unit, bool ofPolygons)
    {
        IEnumerable<LineString> lines = ofPolygons
            ? Polygons(shape).SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            : Parts(shape).OfType<LineString>();
        return unit.Kind switch
        {
            UnitKind.Length => lines.Sum(GeodesicMeasures.Length) / unit.Size,
            UnitKind.Angle => lines.Sum(line => line.Length) / unit.Size,
            _ => null,
        };
    }

    private static IEnumerable<Polygon> Polygons(Geometry shape) => Parts(shape).OfType<Polygon>().Where(polygon => !polygon.IsEmpty);

    private static IEnumerable<Geometry> Parts(Geometry shape) => shape is GeometryCollection collection ? collection.Geometries.SelectMany(Parts) : [shape];
}
