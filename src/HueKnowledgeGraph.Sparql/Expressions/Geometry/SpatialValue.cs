using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.RelateNG;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A geometry and the system of its coordinates; longitude is X in both forms of WGS84. One thread at a time.</summary>
internal sealed class SpatialValue(Geometry shape, SpatialReference reference)
{
    // Preparing costs about as much as some relations; a geometry that comes back is a constant of the query, most likely.
    private const int UsesBeforePreparing = 4;

    private RelateNG? _prepared;
    private int _uses;

    public Geometry Shape { get; } = shape;

    public SpatialReference Reference { get; } = reference;

    public int PointCount { get; } = shape.NumPoints;

    public bool IsEmpty => Shape.IsEmpty;

    /// <summary>How often a relation was asked of this geometry.</summary>
    public int Uses => _uses;

    /// <summary>The geometry with an index over its parts, once it has been asked often enough; else null.</summary>
    public RelateNG? Prepared() => ++_uses < UsesBeforePreparing ? null : _prepared ??= RelateNG.Prepare(Shape);
}
