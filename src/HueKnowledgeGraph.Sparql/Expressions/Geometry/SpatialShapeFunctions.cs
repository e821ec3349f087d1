using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Functions that make geometries of geometries (GeoSPARQL 1.1, non-topological query functions). The result has the system of the first argument.</summary>
internal static class SpatialShapeFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        AddUnary(table, "convexHull", static shape => shape.ConvexHull());
        AddUnary(table, "envelope", static shape => shape.Envelope);
        AddUnary(table, "centroid", static shape => shape.IsEmpty ? null : shape.Centroid);
        AddUnary(table, "boundary", static shape => IsMixed(shape) ? null : shape.Boundary);
        AddOverlay(table, "intersection", SpatialFunction.Intersection);
        AddOverlay(table, "union", SpatialFunction.Union);
        AddOverlay(table, "difference", SpatialFunction.Difference);
        AddOverlay(table, "symDifference", SpatialFunction.SymDifference);
        table.AddShape("boundingCircle", 1, static (e, arguments) => e.Shape(arguments[0]) is { } value ? BoundingCircle(value) : null);
        table.AddShape("geometryN", 2, static (e, arguments) => e.Shape(arguments[0]) is { } value
            && e.TryDouble(arguments[1], out double n) && n >= 1 && n <= value.Shape.NumGeometries && n == Math.Floor(n)
                ? new SpatialValue(value.Shape.GetGeometryN((int)n - 1), value.Reference) : null);
        table.AddShape("transform", 2, static (e, arguments) => e.Shape(arguments[0]) is { } value ? Transform(value, arguments[1].Evaluate(e)) : null);
        table.AddShape("buffer", 3, static (e, arguments) => e.Shape(arguments[0]) is { } value && e.TryDouble(arguments[1], out double radius)
            && UnitOfMeasure.Of(arguments[2].Evaluate(e)) is { } unit ? Buffer(e.Context, value, radius, unit) : null);
        table.AddShape("metricBuffer", 2, static (e, arguments) => e.Shape(arguments[0]) is { } value && e.TryDouble(arguments[1], out double radius)
            ? Buffer(e.Context, value, radius, UnitOfMeasure.Metre) : null);
    }

    private static void AddUnary(IDictionary<string, FunctionFactory> table, string name, Func<Geometry, Geometry?> function) =>
        table.AddShape(name, 1, (e, arguments) =>
            e.Shape(arguments[0]) is { } value && function(value.Shape) is { } made ? new SpatialValue(made, value.Reference) : null);

    private static void AddOverlay(IDictionary<string, FunctionFactory> table, string name, SpatialFunction operation) =>
        table.AddShape(name, 2, (e, arguments) => e.TryShapes(arguments, out SpatialValue a, out SpatialValue b)
            ? Overlay(e.Context, "geof:" + name, operation, a, b) : null);

    private static SpatialValue? Overlay(QueryContext context, string function, SpatialFunction operation, SpatialValue a, SpatialValue b)
    {
        if (IsMixed(a.Shape) || IsMixed(b.Shape))
            return null;
        SpatialLimits.Check(context, function, a.Shape, b.Shape);
        try
        {
            return new SpatialValue(OverlayNGRobust.Overlay(a.Shape, b.Shape, operation), a.Reference);
        }
        catch (Exception error) when (error is TopologyException or AggregateException)
        {
            // A polygon that crosses itself or has no area: an invalid argument, which only the attempts show, of which all errors may come together.
            return null;
        }
    }

    /// <summary>Collections may mix points, lines and areas; for those neither boundary nor overlay is defined.</summary>
    private static bool IsMixed(Geometry shape) => shape.OgcGeometryType == OgcGeometryType.GeometryCollection;

    /// <summary>Everything within a radius; drawn on a plane around the geometry, which is not larger than the plane is true to scale.</summary>
    private static SpatialValue? Buffer(QueryContext context, SpatialValue value, double radius, UnitOfMeasure unit)
    {
        if (unit.Kind == UnitKind.Area || !value.IsMeasurable())
            return null;
        if (unit.Kind == UnitKind.Angle)
            return Math.Abs(radius * unit.Size) <= 360 && Grown(context, value.Shape, radius * unit.Size) is { } around ? new SpatialValue(around, value.Reference) : null;
        if (value.IsEmpty)
            return new SpatialValue(GeometryFactory.Default.CreatePolygon(), value.Reference);
        double metres = radius * unit.Size;
        Coordinate centre = value.Shape.EnvelopeInternal.Centre;
        var plane = new LocalPlane(centre.X, centre.Y);
        Geometry projected = plane.Project(value.Shape);
        Envelope box = projected.EnvelopeInternal.Copy();
        box.ExpandBy(Math.Abs(metres));
        return LocalPlane.IsWithinReach(box) && Grown(context, projected, metres) is { } grown
            ? new SpatialValue(plane.Unproject(grown), value.Reference) : null;
    }

    private static Geometry? Grown(QueryContext context, Geometry shape, double radius)
    {
        SpatialLimits.CheckBuffer(context, "geof:buffer", shape, radius);
        try
        {
            return shape.Buffer(radius);
        }
        catch (Exception error) when (error is TopologyException or ArgumentException)
        {
            // Coordinates or a radius of so different sizes that a step has no finite result, which only the attempt shows.
            return null;
        }
    }

    private static SpatialValue? BoundingCircle(SpatialValue value)
    {
        if (value.IsEmpty || !value.IsMeasurable())
            return null;
        Coordinate centre = value.Shape.EnvelopeInternal.Centre;
        var plane = new LocalPlane(centre.X, centre.Y);
        Geometry circle = new MinimumBoundingCircle(plane.Project(value.Shape)).GetCircle();
        return LocalPlane.IsWithinReach(circle.EnvelopeInternal) ? new SpatialValue(plane.Unproject(circle), value.Reference) : null;
    }

    /// <summary>Between the two forms of WGS84, whose geometries are held alike; from any system to itself.</summary>
    private static SpatialValue? Transform(SpatialValue value, scoped in Value target)
    {
        if (target.Type is not (ValueType.Iri or ValueType.String or ValueType.Other) || !target.HasText)
            return null;
        SpatialReference reference = SpatialReference.Of(target.Text);
        return reference == value.Reference || (reference.IsWgs84 && value.Reference.IsWgs84) ? new SpatialValue(value.Shape, reference) : null;
    }
}
