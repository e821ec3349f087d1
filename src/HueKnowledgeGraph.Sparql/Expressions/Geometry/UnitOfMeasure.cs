using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What a measure is given in.</summary>
internal enum UnitKind
{
    Length,
    Area,

    /// <summary>Of the coordinates themselves: planar, in degrees or radians.</summary>
    Angle,
}

/// <summary>A unit that functions take as an argument, by its IRI; <paramref name="Size"/> in metres, square metres or degrees.</summary>
internal sealed record UnitOfMeasure(UnitKind Kind, double Size)
{
    private const string Ogc = "http://www.opengis.net/def/uom/OGC/1.0/";
    private const string Qudt = "http://qudt.org/vocab/unit/";

    public static UnitOfMeasure Metre { get; } = new(UnitKind.Length, 1);

    public static UnitOfMeasure SquareMetre { get; } = new(UnitKind.Area, 1);

    /// <summary>All names, for a search by bytes: constants of the query hit the first few.</summary>
    private static readonly (byte[] Iri, UnitOfMeasure Unit)[] Names =
    [
        Named(Ogc + "metre", Metre), Named(Ogc + "kilometre", new(UnitKind.Length, 1000)),
        Named(Ogc + "degree", new(UnitKind.Angle, 1)), Named(Ogc + "radian", new(UnitKind.Angle, 180 / Math.PI)),
        Named(Ogc + "square_metre", SquareMetre), Named(Ogc + "square_kilometre", new(UnitKind.Area, 1e6)),
        Named(Qudt + "M", Metre), Named(Qudt + "KiloM", new(UnitKind.Length, 1000)), Named(Qudt + "CentiM", new(UnitKind.Length, 0.01)),
        Named(Qudt + "FT", new(UnitKind.Length, 0.3048)), Named(Qudt + "MI", new(UnitKind.Length, 1609.344)),
        Named(Qudt + "MI_N", new(UnitKind.Length, 1852)), Named(Qudt + "DEG", new(UnitKind.Angle, 1)),
        Named(Qudt + "RAD", new(UnitKind.Angle, 180 / Math.PI)), Named(Qudt + "M2", SquareMetre),
        Named(Qudt + "KiloM2", new(UnitKind.Area, 1e6)), Named(Qudt + "HA", new(UnitKind.Area, 1e4)),
    ];

    /// <summary>The unit that an IRI, or an xsd:anyURI or string with one, names; null if it names none.</summary>
    public static UnitOfMeasure? Of(scoped in Value value)
    {
        if (!value.HasText || value.Type is not (ValueType.Iri or ValueType.String or ValueType.Other))
            return null;
        foreach ((byte[] iri, UnitOfMeasure unit) in Names)
        {
            if (value.Text.SequenceEqual(iri))
                return unit;
        }

        return null;
    }

    private static (byte[] Iri, UnitOfMeasure Unit) Named(string iri, UnitOfMeasure unit) => (Encoding.UTF8.GetBytes(iri), unit);
}
