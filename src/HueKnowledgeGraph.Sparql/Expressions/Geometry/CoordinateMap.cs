using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Applies a function of X and Y to a copy of a geometry.</summary>
internal sealed class CoordinateMap : IEntireCoordinateSequenceFilter
{
    private readonly Func<double, double, (double X, double Y)> _map;

    private CoordinateMap(Func<double, double, (double X, double Y)> map) => _map = map;

    public bool Done => false;

    public bool GeometryChanged => true;

    public static Geometry Apply(Geometry shape, Func<double, double, (double X, double Y)> map)
    {
        Geometry copy = shape.Copy();
        copy.Apply(new CoordinateMap(map));
        return copy;
    }

    /// <summary>Latitude before longitude, or back.</summary>
    public static Geometry Swapped(Geometry shape) => Apply(shape, static (x, y) => (y, x));

    public void Filter(CoordinateSequence sequence)
    {
        for (int i = 0; i < sequence.Count; i++)
        {
            (double x, double y) = _map(sequence.GetX(i), sequence.GetY(i));
            sequence.SetX(i, x);
            sequence.SetY(i, y);
        }
    }
}
