using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Refuses work that NetTopologySuite could not be stopped in: it does not look at the clock.</summary>
/// <remarks>
/// What relations, overlays and buffers cost grows with the points, with the edges that come near each other, and most with those that cross: an
/// overlay takes about 25 µs for each crossing. All three are counted beforehand by a sweep over the boxes of the edges, which does look at
/// the clock. What is allowed takes NetTopologySuite about half a second at
/// the worst (combs that cross, zigzags with a wide buffer).
/// </remarks>
internal static class SpatialLimits
{
    /// <summary>Most points of the geometries of one call.</summary>
    public const int MaxPoints = 100_000;

    /// <summary>Most edges that cross others, in one call.</summary>
    public const long MaxCrossings = 10_000;

    /// <summary>Most pairs of edges whose boxes meet, in one call: a star of lines from one place has no crossing but costs all the same.</summary>
    public const long MaxPairs = 1_000_000;

    /// <summary>Most pairs of edges that are within the radius of a buffer, in one call, beside <see cref="NeighboursInBuffer"/> a point: what is drawn around them crosses.</summary>
    public const long MaxPairsInBuffer = 10_000;

    private const int NeighboursInBuffer = 4;

    // As NetTopologySuite does before it draws: bends of a hundredth of the radius are left out.
    private const double BufferSimplification = BufferParameters.DefaultSimplifyFactor;

    // So few edges cannot cross too often.
    private const int AlwaysFewPoints = 100;
    private const int StepsPerPoll = 1 << 16;

    /// <summary>Checks a relation or an overlay. One point against anything else is a walk along its edges, and always allowed.</summary>
    /// <param name="context">Whose clock is read.</param>
    /// <param name="function">For the message, as in "geof:union".</param>
    /// <param name="shapes">The geometries.</param>
    /// <exception cref="QueryLimitException">There are too many points or crossings, or the query's time is over.</exception>
    public static void Check(QueryContext context, string function, params ReadOnlySpan<Geometry> shapes)
    {
        int points = CheckPoints(context, function, shapes);
        if (points <= AlwaysFewPoints || (shapes.Length == 2 && (shapes[0] is Point || shapes[1] is Point)))
            return;
        (long pairs, long crossings) = Count(context, EdgesOf(shapes, 0), MaxPairs, MaxCrossings);
        if (crossings > MaxCrossings)
            throw QueryLimitException.Geometry(function, "crossings of edges", crossings, MaxCrossings);
        if (pairs > MaxPairs)
            throw QueryLimitException.Geometry(function, "pairs of edges that meet", pairs, MaxPairs);
    }

    /// <summary>Checks a buffer of a radius, in the units of the geometry.</summary>
    /// <exception cref="QueryLimitException">There are too many points, or too many so near each other, or the query's time is over.</exception>
    public static void CheckBuffer(QueryContext context, string function, Geometry shape, double radius)
    {
        int points = CheckPoints(context, function, shape);
        if (points <= AlwaysFewPoints)
            return;
        long limit = MaxPairsInBuffer + (NeighboursInBuffer * points);
        (long pairs, _) = Count(context, EdgesOf([shape], Math.Abs(radius)), limit, long.MaxValue);
        if (pairs > limit)
            throw QueryLimitException.Geometry(function, "pairs of edges within the radius", pairs, limit);
    }

    private static int CheckPoints(QueryContext context, string function, params ReadOnlySpan<Geometry> shapes)
    {
        int points = 0;
        foreach (Geometry shape in shapes)
            points += shape.NumPoints;
        if (points > AlwaysFewPoints)
            context.Poll();
        return points <= MaxPoints ? points : throw QueryLimitException.Geometry(function, "points", points, MaxPoints);
    }

    /// <summary>Pairs of edges whose boxes meet, and those of them that cross; ends early where either is over its limit.</summary>
    private static (long Pairs, long Crossings) Count(QueryContext context, List<Edge> edges, long maxPairs, long maxCrossings)
    {
        edges.Sort(static (a, b) => a.Box.MinX.CompareTo(b.Box.MinX));
        long pairs = 0, crossings = 0;
        int steps = 0;
        for (int i = 0; i < edges.Count; i++)
        {
            Edge edge = edges[i];
            for (int j = i + 1; j < edges.Count && edges[j].Box.MinX <= edge.Box.MaxX; j++)
            {
                if (++steps == StepsPerPoll)
                {
                    context.Poll();
                    steps = 0;
                }

                Edge other = edges[j];
                if (other.Box.MinY > edge.Box.MaxY || edge.Box.MinY > other.Box.MaxY)
                    continue;
                pairs++;
                crossings += maxCrossings < long.MaxValue && Cross(edge, other) ? 1 : 0;
                if (pairs > maxPairs || crossings > maxCrossings)
                    return (pairs, crossings);
            }
        }

        return (pairs, crossings);
    }

    private static bool Cross(in Edge a, in Edge b) =>
        (int)Orientation.Index(a.From, a.To, b.From) * (int)Orientation.Index(a.From, a.To, b.To) < 0
        && (int)Orientation.Index(b.From, b.To, a.From) * (int)Orientation.Index(b.From, b.To, a.To) < 0;

    private static List<Edge> EdgesOf(ReadOnlySpan<Geometry> shapes, double margin)
    {
        var edges = new EdgeCollector(margin);
        foreach (Geometry shape in shapes)
            shape.Apply(edges);
        return edges.Edges;
    }

    private readonly record struct Edge(Coordinate From, Coordinate To, Envelope Box);

    /// <summary>Edges of lines and rings, and points as edges of no length.</summary>
    private sealed class EdgeCollector(double margin) : IGeometryComponentFilter
    {
        public List<Edge> Edges { get; } = [];

        public void Filter(Geometry part)
        {
            if (part is not (Point or LineString))
                return;
            Coordinate[] points = part.Coordinates;
            if (margin > 0 && points.Length > 2)
                points = BufferInputLineSimplifier.Simplify(points, BufferSimplification * margin);
            for (int i = part is Point ? 0 : 1; i < points.Length; i++)
            {
                Coordinate from = points[Math.Max(0, i - 1)];
                var box = new Envelope(from, points[i]);
                box.ExpandBy(margin);
                Edges.Add(new Edge(from, points[i], box));
            }
        }
    }
}
