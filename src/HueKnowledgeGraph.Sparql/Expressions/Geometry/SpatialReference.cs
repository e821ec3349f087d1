using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A coordinate reference system, known by its IRI.</summary>
/// <remarks>
/// <para>Two are understood: CRS84 (longitude, latitude; what a WKT literal without a system has, GeoSPARQL 1.1 requirement "default-srs") and
/// EPSG:4326 (latitude, longitude). Both are WGS84 in degrees; geometries hold longitude as X either way.</para>
/// <para>Of any other system only the name is known: geometries of one system can be related and combined, but not measured.</para>
/// </remarks>
internal sealed record SpatialReference(string Iri)
{
    public static SpatialReference Crs84 { get; } = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84") { IsWgs84 = true };

    public static SpatialReference Epsg4326 { get; } =
        new("http://www.opengis.net/def/crs/EPSG/0/4326") { IsWgs84 = true, LatitudeFirst = true };

    /// <summary>Degrees on WGS84, so that lengths and areas are known.</summary>
    public bool IsWgs84 { get; private init; }

    /// <summary>Whether literals give latitude before longitude.</summary>
    public bool LatitudeFirst { get; private init; }

    /// <summary>The system of an IRI, which may have been written with https.</summary>
    public static SpatialReference Of(ReadOnlySpan<byte> iri)
    {
        string name = Encoding.UTF8.GetString(iri);
        string known = name.StartsWith("https:", StringComparison.Ordinal) ? "http" + name[5..] : name;
        return known == Crs84.Iri ? Crs84 : known == Epsg4326.Iri ? Epsg4326 : new SpatialReference(name);
    }
}
