using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A plane in metres around a point of the ellipsoid: distance and direction from the centre are kept (azimuthal equidistant).</summary>
/// <remarks>Other lengths come out too long by about d²/6R² at a distance d from the centre: 0.04 % at 300 km, 0.4 % at 1,000 km.</remarks>
internal sealed class LocalPlane(double centreX, double centreY)
{
    /// <summary>Nothing is drawn further from the centre, in metres: lengths are wrong by less than 0.5 % within.</summary>
    public const double Reach = 1_000_000;

    public Geometry Project(Geometry shape) => CoordinateMap.Apply(shape, Forward);

    public Geometry Unproject(Geometry shape) => CoordinateMap.Apply(shape, Backward);

    public (double X, double Y) Forward(double x, double y)
    {
        (double metres, double azimuth) = Geodesic.Between(centreX, centreY, x, y);
        (double sin, double cos) = Math.SinCos(azimuth);
        return (metres * sin, metres * cos);
    }

    public (double X, double Y) Backward(double x, double y) =>
        Geodesic.From(centreX, centreY, Math.Atan2(x, y), Math.Sqrt((x * x) + (y * y)));

    /// <summary>Whether all of a projected geometry is near enough to the centre to be true to scale.</summary>
    public static bool IsWithinReach(Envelope box) =>
        Math.Max(Math.Max(-box.MinX, box.MaxX), Math.Max(-box.MinY, box.MaxY)) <= Reach;
}
