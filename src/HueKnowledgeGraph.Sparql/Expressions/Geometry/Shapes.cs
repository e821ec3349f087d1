using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What a coordinate has beside X and Y. The numbers of the first, second and fourth are how many values they have.</summary>
internal enum CoordinateForm
{
    Unknown = 0,
    XY = 2,
    Z = 3,
    ZM = 4,
    M = 5,
}

/// <summary>Makes parts of geometries from what a reader found; null where there is no such part.</summary>
internal static class Shapes
{
    /// <summary>A coordinate of a form; null if it has more or fewer values.</summary>
    public static Coordinate? TryMakeCoordinate(CoordinateForm form, ReadOnlySpan<double> values, bool latitudeFirst)
    {
        int expected = form == CoordinateForm.M ? 3 : (int)form;
        if (values.Length < 2 || values.Length != expected)
            return null;
        (double x, double y) = latitudeFirst ? (values[1], values[0]) : (values[0], values[1]);
        return form switch
        {
            CoordinateForm.XY => new Coordinate(x, y),
            CoordinateForm.Z => new CoordinateZ(x, y, values[2]),
            CoordinateForm.M => new CoordinateM(x, y, values[2]),
            _ => new CoordinateZM(x, y, values[2], values[3]),
        };
    }

    /// <summary>
    /// A polygon of an outer ring and holes; open rings are closed, empty holes left out. Null if a ring has fewer than three corners, or an empty
    /// one has holes.
    /// </summary>
    public static Polygon? TryMakePolygon(IReadOnlyList<Coordinate[]> rings)
    {
        var made = new List<LinearRing>(rings.Count);
        foreach (Coordinate[] points in rings)
        {
            Coordinate[] ring = points.Length > 0 && !points[0].Equals2D(points[^1]) ? [.. points, points[0].Copy()] : points;
            if (ring.Length is > 0 and < 4)
                return null;
            made.Add(GeometryFactory.Default.CreateLinearRing(ring));
        }

        LinearRing[] holes = [.. made.Skip(1).Where(ring => !ring.IsEmpty)];
        if (made.Count == 0 || made[0].IsEmpty)
            return holes.Length == 0 ? GeometryFactory.Default.CreatePolygon() : null;
        return GeometryFactory.Default.CreatePolygon(made[0], holes);
    }

    /// <summary>The parts of a collection but the empty ones, which NetTopologySuite does not always expect.</summary>
    public static T[] Filled<T>(IEnumerable<T> parts)
        where T : Geometry => [.. parts.Where(part => !part.IsEmpty)];
}
