using System.Buffers;
using System.Text;
using System.Text.Json;

using NetTopologySuite.Geometries;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes a geometry as an object of GeoJSON (RFC 7946, section 3.1). The measure of a coordinate (M) has no place there.</summary>
internal static class GeoJsonText
{
    public static string Of(Geometry shape)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
            Write(json, shape);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape is LinearRing ? "LineString" : shape.GeometryType);
        bool isCollection = shape.OgcGeometryType == OgcGeometryType.GeometryCollection;
        json.WriteStartArray(isCollection ? "geometries" : "coordinates");
        if (isCollection)
        {
            for (int i = 0; i < shape.NumGeometries; i++)
                Write(json, shape.GetGeometryN(i));
        }
        else
        {
            WriteInside(json, shape);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What stands between the brackets of "coordinates".</summary>
    private static void WriteInside(Utf8JsonWriter json, Geometry shape)
    {
        switch (shape)
        {
            case Point { IsEmpty: false } point:
                WriteNumbers(json, point.Coordinate);
                break;
            case LineString line:
                foreach (Coordinate at in line.Coordinates)
                {
                    json.WriteStartArray();
                    WriteNumbers(json, at);
                    json.WriteEndArray();
                }

                break;
            case Polygon { IsEmpty: false } polygon:
                WriteArray(json, polygon.ExteriorRing);
                foreach (LineString hole in polygon.InteriorRings)
                    WriteArray(json, hole);
                break;
            case GeometryCollection parts:
                foreach (Geometry part in parts.Geometries)
                    WriteArray(json, part);
                break;
            default:
                break;
        }
    }

    private static void WriteArray(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartArray();
        WriteInside(json, shape);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, Coordinate at)
    {
        json.WriteNumberValue(at.X);
        json.WriteNumberValue(at.Y);
        if (!double.IsNaN(at.Z))
            json.WriteNumberValue(at.Z);
    }
}
