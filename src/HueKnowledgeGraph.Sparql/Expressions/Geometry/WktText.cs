using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes geo:wktLiteral: the IRI of the system unless it is the default, then well-known text with numbers that read back the same.</summary>
internal static class WktText
{
    public static string Of(SpatialValue value)
    {
        Geometry shape = value.Reference.LatitudeFirst ? CoordinateMap.Swapped(value.Shape) : value.Shape;
        string text = new WKTWriter(4).Write(shape);
        return value.Reference == SpatialReference.Crs84 ? text : $"<{value.Reference.Iri}> {text}";
    }
}
