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

    /// <summary>A polygon of an outer ring and holes; open rings are closed. Null if a ring has fewer than three corners.</summary>
    public static Polygon? TryMakePolygon(IReadOnlyList<Coordinate[]> rings)
    {
        var made = new LinearRing[rings.Count];
        for (int i = 0; i < made.Length; i++)
        {
            Coordinate[] ring = rings[i];
            if (ring.Length > 0 && !ring[0].Equals2D(ring[^1]))
                ring = [.. ring, ring[0].Copy()];
            if (ring.Length is > 0 and < 4)
                return null;
            made[i] = GeometryFactory.Default.CreateLinearRing(ring);
        }

        return made.Length == 0 ? GeometryFactory.Default.CreatePolygon()
            : made[0].IsEmpty && made.Length > 1 ? null
            : GeometryFactory.Default.CreatePolygon(made[0], made[1..]);
    }
}
