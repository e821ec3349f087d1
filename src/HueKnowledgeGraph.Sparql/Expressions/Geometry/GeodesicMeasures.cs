using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Lengths and areas of geometries in degrees, in metres and square metres on the WGS84 ellipsoid.</summary>
internal static class GeodesicMeasures
{
    // Edges longer than this, in degrees, are integrated in pieces: the area under each is then right to 1e-9.
    private const double LongestPiece = 5;

    private static readonly double Eccentricity = Math.Sqrt(Geodesic.Flattening * (2 - Geodesic.Flattening));

    /// <summary>Sum of the shortest ways between neighbours.</summary>
    public static double Length(LineString line)
    {
        double sum = 0;
        CoordinateSequence points = line.CoordinateSequence;
        for (int i = 1; i < points.Count; i++)
            sum += Geodesic.Between(points.GetX(i - 1), points.GetY(i - 1), points.GetX(i), points.GetY(i)).Metres;
        return sum;
    }

    /// <summary>Area of a polygon without its holes. Edges are straight in longitude and latitude, as Simple Features has them.</summary>
    public static double Area(Polygon polygon)
    {
        double area = Math.Abs(Ring(polygon.ExteriorRing));
        foreach (LineString hole in polygon.InteriorRings)
            area -= Math.Abs(Ring(hole));
        return Math.Max(0, area);
    }

    /// <summary>By Green's theorem: the area from the equator to each edge, summed over the edges.</summary>
    private static double Ring(LineString ring)
    {
        double sum = 0;
        CoordinateSequence points = ring.CoordinateSequence;
        for (int i = 1; i < points.Count; i++)
        {
            double fromX = points.GetX(i - 1), fromY = points.GetY(i - 1), dx = points.GetX(i) - fromX, dy = points.GetY(i) - fromY;
            int pieces = 1 + (int)Math.Min(1000, Math.Max(Math.Abs(dx), Math.Abs(dy)) / LongestPiece);
            for (int piece = 0; piece < pieces; piece++)
                sum += Geodesic.Radians(dx / pieces) * MeanZone(fromY + (dy * piece / pieces), dy / pieces);
        }

        return sum;
    }

    /// <summary>Mean of <see cref="Zone"/> along an edge, by Simpson's rule.</summary>
    private static double MeanZone(double latitude, double rise) =>
        rise == 0 ? Zone(latitude) : (Zone(latitude) + (4 * Zone(latitude + (rise / 2))) + Zone(latitude + rise)) / 6;

    /// <summary>Area between the equator and a latitude, for one radian of longitude (J. P. Snyder, Map Projections, 1987, equation 3-12).</summary>
    private static double Zone(double latitude)
    {
        double sin = Math.Sin(Geodesic.Radians(latitude));
        double es = Eccentricity * sin;
        return Geodesic.MinorAxis * Geodesic.MinorAxis / 2 * ((sin / (1 - (es * es))) + (Math.Atanh(es) / Eccentricity));
    }
}
