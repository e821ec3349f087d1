using System.Text.Json;

using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads the lexical form of geo:geoJSONLiteral: one geometry object of GeoJSON (RFC 7946, section 3.1), always in CRS84.</summary>
internal static class GeoJsonReader
{
    // Four levels of arrays in a MultiPolygon, and two levels for each collection around it.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 + (2 * WktReader.MaxDepth) };

    /// <summary>The geometry, or null if the text is ill-formed.</summary>
    public static SpatialValue? TryRead(ReadOnlySpan<byte> text)
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty)
            return new SpatialValue(GeometryFactory.Default.CreateGeometryCollection(), SpatialReference.Crs84);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.ToArray(), Options);
            return Geometry(document.RootElement) is { } shape ? new SpatialValue(shape, SpatialReference.Crs84) : null;
        }
        catch (JsonException)
        {
            // The only way in which the parser says that text is no JSON.
            return null;
        }
    }

    private static Geometry? Geometry(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String)
            return null;
        GeometryFactory factory = GeometryFactory.Default;
        if (type.ValueEquals("GeometryCollection"))
        {
            return json.TryGetProperty("geometries", out JsonElement parts) && TryReadAll(parts, Geometry, out List<Geometry> all)
                ? factory.CreateGeometryCollection(Shapes.Filled(all)) : null;
        }

        if (!json.TryGetProperty("coordinates", out JsonElement coordinates) || coordinates.ValueKind != JsonValueKind.Array)
            return null;
        return type.GetString() switch
        {
            "Point" => coordinates.GetArrayLength() == 0 ? factory.CreatePoint() : At(coordinates) is { } at ? factory.CreatePoint(at) : null,
            "LineString" => Line(coordinates),
            "Polygon" => Polygon(coordinates),
            "MultiPoint" => TryReadAll(coordinates, At, out List<Coordinate> points) ? factory.CreateMultiPointFromCoords([.. points]) : null,
            "MultiLineString" => TryReadAll(coordinates, Line, out List<LineString> lines) ? factory.CreateMultiLineString(Shapes.Filled(lines)) : null,
            "MultiPolygon" => TryReadAll(coordinates, Polygon, out List<Polygon> polygons) ? factory.CreateMultiPolygon(Shapes.Filled(polygons)) : null,
            _ => null,
        };
    }

    private static LineString? Line(JsonElement json) => Coordinates(json) is { Length: not 1 } line ? GeometryFactory.Default.CreateLineString(line) : null;

    private static Polygon? Polygon(JsonElement json) =>
        TryReadAll(json, Coordinates, out List<Coordinate[]> rings) ? Shapes.TryMakePolygon(rings) : null;

    private static Coordinate[]? Coordinates(JsonElement json) => TryReadAll(json, At, out List<Coordinate> all) ? [.. all] : null;

    private static Coordinate? At(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() is < 2 or > 3)
            return null;
        Span<double> values = stackalloc double[3];
        int count = 0;
        foreach (JsonElement number in json.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetDouble(out values[count]) || !double.IsFinite(values[count]))
                return null;
            count++;
        }

        return Shapes.TryMakeCoordinate((CoordinateForm)count, values[..count], latitudeFirst: false);
    }

    private static bool TryReadAll<T>(JsonElement json, Func<JsonElement, T?> read, out List<T> all)
        where T : class
    {
        all = [];
        if (json.ValueKind != JsonValueKind.Array)
            return false;
        foreach (JsonElement part in json.EnumerateArray())
        {
            if (read(part) is not { } made)
                return false;
            all.Add(made);
        }

        return true;
    }
}
