namespace HueKnowledgeGraph.Sparql;

/// <summary>Names of GeoSPARQL 1.1 (<see href="https://docs.ogc.org/is/22-047r1/22-047r1.html"/>).</summary>
internal static class GeoDatatypes
{
    /// <summary>Prefix of the functions, "geof:".</summary>
    public const string Functions = "http://www.opengis.net/def/function/geosparql/";

    public static ReadOnlySpan<byte> Wkt => "http://www.opengis.net/ont/geosparql#wktLiteral"u8;

    public static ReadOnlySpan<byte> GeoJson => "http://www.opengis.net/ont/geosparql#geoJSONLiteral"u8;
}
