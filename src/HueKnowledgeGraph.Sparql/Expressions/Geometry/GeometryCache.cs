namespace HueKnowledgeGraph.Sparql;

/// <summary>Geometries that one expression has read, by the id of their literal, within a small budget. One thread at a time.</summary>
internal sealed class GeometryCache(QueryContext context)
{
    // What is kept is what comes back: constants, and the few places of a join. Beyond this the cache begins anew.
    private const int MaxGeometries = 1 << 13;
    private const int MaxPoints = 1 << 18;

    // A coordinate is an object of 32 bytes, a reference and its share of boxes and rings.
    private const long BytesOfPoint = 64;
    private const long BytesOfGeometry = 256;

    private readonly Dictionary<ulong, SpatialValue?> _known = [];
    private long _points;

    /// <summary>The geometry of a literal whose id is known to have been asked before.</summary>
    public bool TryGet(ulong id, out SpatialValue? shape) => _known.TryGetValue(id, out shape);

    /// <summary>The geometry of a literal; null if it is none or ill-formed.</summary>
    public SpatialValue? Of(scoped in Value value)
    {
        if (value.Type != ValueType.Other)
            return null;
        if (value.Id != 0 && _known.TryGetValue(value.Id, out SpatialValue? known))
            return known;
        SpatialValue? read = Read(value);
        if (value.Id != 0)
            Remember(value.Id, read);
        return read;
    }

    private static SpatialValue? Read(scoped in Value value)
    {
        if (value.Tag.SequenceEqual(GeoDatatypes.Wkt))
            return WktReader.TryRead(value.Text);
        return value.Tag.SequenceEqual(GeoDatatypes.GeoJson) ? GeoJsonReader.TryRead(value.Text) : null;
    }

    private void Remember(ulong id, SpatialValue? shape)
    {
        int points = shape?.PointCount ?? 0;
        if (_known.Count >= MaxGeometries || _points + points > MaxPoints)
        {
            context.Charge(-((_known.Count * BytesOfGeometry) + (_points * BytesOfPoint)), "geometries");
            _known.Clear();
            _points = 0;
        }

        context.Charge(BytesOfGeometry + (points * BytesOfPoint), "geometries");
        _points += points;
        _known.Add(id, shape);
    }
}
