using System.Collections.Frozen;
using System.Text;

using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Datatype IRIs to <see cref="ValueType"/> and back.</summary>
internal static class Datatypes
{
    private static readonly FrozenDictionary<string, ValueType> Types = new Dictionary<string, ValueType>
    {
        ["string"] = ValueType.String,
        ["boolean"] = ValueType.Boolean,
        ["integer"] = ValueType.Integer,
        ["decimal"] = ValueType.Decimal,
        ["float"] = ValueType.Float,
        ["double"] = ValueType.Double,
        ["dateTime"] = ValueType.DateTime,
        ["dateTimeStamp"] = ValueType.DateTime,
        ["date"] = ValueType.Date,
        ["time"] = ValueType.Time,
        ["gYear"] = ValueType.GYear,
        ["gYearMonth"] = ValueType.GYearMonth,
        ["gMonth"] = ValueType.GMonth,
        ["gMonthDay"] = ValueType.GMonthDay,
        ["gDay"] = ValueType.GDay,
        ["duration"] = ValueType.Duration,
        ["dayTimeDuration"] = ValueType.DayTimeDuration,
        ["yearMonthDuration"] = ValueType.YearMonthDuration,
        ["nonPositiveInteger"] = ValueType.DerivedInteger,
        ["negativeInteger"] = ValueType.DerivedInteger,
        ["nonNegativeInteger"] = ValueType.DerivedInteger,
        ["positiveInteger"] = ValueType.DerivedInteger,
        ["long"] = ValueType.DerivedInteger,
        ["int"] = ValueType.DerivedInteger,
        ["short"] = ValueType.DerivedInteger,
        ["byte"] = ValueType.DerivedInteger,
        ["unsignedLong"] = ValueType.DerivedInteger,
        ["unsignedInt"] = ValueType.DerivedInteger,
        ["unsignedShort"] = ValueType.DerivedInteger,
        ["unsignedByte"] = ValueType.DerivedInteger,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ValueType>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Types.GetAlternateLookup<ReadOnlySpan<char>>();

    private static ReadOnlySpan<byte> Namespace => "http://www.w3.org/2001/XMLSchema#"u8;

    /// <summary>Length of the longest name above, "yearMonthDuration" and "nonPositiveInteger".</summary>
    private const int LongestName = 18;

    /// <summary>The type that a datatype IRI names; empty means xsd:string, as in <see cref="TermSpan"/>.</summary>
    public static ValueType Of(ReadOnlySpan<byte> datatype)
    {
        if (datatype.IsEmpty)
            return ValueType.String;
        int length = datatype.Length - Namespace.Length;
        if (length is < 1 or > LongestName || !datatype.StartsWith(Namespace))
            return ValueType.Other;
        Span<char> name = stackalloc char[LongestName];
        return Encoding.Latin1.TryGetChars(datatype[Namespace.Length..], name, out int written)
            && ByName.TryGetValue(name[..written], out ValueType type) ? type : ValueType.Other;
    }

    /// <summary>
    /// The datatype IRI of a type, empty for xsd:string as in <see cref="TermSpan"/>; not for derived integers and other datatypes,
    /// which have many.
    /// </summary>
    public static ReadOnlySpan<byte> IriOf(ValueType type) => type switch
    {
        ValueType.Boolean => "http://www.w3.org/2001/XMLSchema#boolean"u8,
        ValueType.Integer => "http://www.w3.org/2001/XMLSchema#integer"u8,
        ValueType.Decimal => "http://www.w3.org/2001/XMLSchema#decimal"u8,
        ValueType.Float => "http://www.w3.org/2001/XMLSchema#float"u8,
        ValueType.Double => "http://www.w3.org/2001/XMLSchema#double"u8,
        ValueType.DateTime => "http://www.w3.org/2001/XMLSchema#dateTime"u8,
        ValueType.Date => "http://www.w3.org/2001/XMLSchema#date"u8,
        ValueType.Time => "http://www.w3.org/2001/XMLSchema#time"u8,
        ValueType.GYear => "http://www.w3.org/2001/XMLSchema#gYear"u8,
        ValueType.Duration => "http://www.w3.org/2001/XMLSchema#duration"u8,
        ValueType.DayTimeDuration => "http://www.w3.org/2001/XMLSchema#dayTimeDuration"u8,
        ValueType.YearMonthDuration => "http://www.w3.org/2001/XMLSchema#yearMonthDuration"u8,
        ValueType.String or ValueType.LangString => default,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The type has no single datatype."),
    };

    /// <summary>Lowest and highest value of a derived integer type, given the part of its IRI after '#'; null is no bound.</summary>
    public static (System.Numerics.BigInteger? Lowest, System.Numerics.BigInteger? Highest) IntegerBounds(ReadOnlySpan<byte> datatype) =>
        Encoding.Latin1.GetString(datatype[Namespace.Length..]) switch
        {
            "nonPositiveInteger" => (null, 0),
            "negativeInteger" => (null, -1),
            "nonNegativeInteger" => (0, null),
            "positiveInteger" => (1, null),
            "long" => (long.MinValue, long.MaxValue),
            "int" => (int.MinValue, int.MaxValue),
            "short" => (short.MinValue, short.MaxValue),
            "byte" => (sbyte.MinValue, sbyte.MaxValue),
            "unsignedLong" => (0, ulong.MaxValue),
            "unsignedInt" => (0, uint.MaxValue),
            "unsignedShort" => (0, ushort.MaxValue),
            "unsignedByte" => (0, byte.MaxValue),
            _ => (null, null),
        };
}
