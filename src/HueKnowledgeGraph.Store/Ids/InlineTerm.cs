using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Literals that fit into an id: the value itself is the payload, and lexical form and datatype come back exactly.</summary>
/// <remarks>
/// <para>A literal is inline iff its datatype is one of the six below and its lexical form is the one that the payload gives back;
/// every other form ("007", "1"^^xsd:boolean, "24:00:00", 31 February) goes to the dictionary, so that one term has one id.</para>
/// <list type="table">
/// <item><term>Integer</term><description>value + 2^59; order of ids = order of values.</description></item>
/// <item><term>Decimal</term><description>mantissa + 2^55 (56 bits), number of decimal places (4 bits, 1 to 15); order of ids = order
/// of values only among decimals of the same number of places.</description></item>
/// <item><term>Boolean</term><description>0 "false", 1 "true".</description></item>
/// <item><term>Date, GYear</term><description>year + 2^30 (31 bits), month (4), day (5), timezone in minutes (11); where the timezones
/// are equal, order of ids = order of values. Years of at most nine digits. A gYear has month and day 0.</description></item>
/// <item><term>DateTime</term><description>local milliseconds since -10000-01-01 (51 bits), number of places of the second (2 bits, 0 to
/// 3), timezone in quarters of an hour (7 bits); years -9999 to 9999; order as for dates.</description></item>
/// </list>
/// <para>Timezones: 0 none, 1 "Z", else the offset from -14:00 on + 2; "+00:00" is another form than "Z" and keeps it; "-00:00" is not
/// inline. Ids with different timezones sort by local time: their values differ by at most 28 hours from that order.</para>
/// </remarks>
public static class InlineTerm
{
    /// <summary>Bytes that any inline term's lexical form needs at most.</summary>
    public const int MaxLexicalBytes = 48;

    /// <summary>Smallest integer that is inline.</summary>
    public const long MinInteger = -(1L << 59);

    /// <summary>Largest integer that is inline.</summary>
    public const long MaxInteger = (1L << 59) - 1;

    private static ReadOnlySpan<byte> Namespace => "http://www.w3.org/2001/XMLSchema#"u8;

    /// <summary>
    /// The inline id of a literal; false where the form is not the one that the payload gives back ("007"^^xsd:integer), or does not fit.
    /// </summary>
    public static bool TryEncode(in TermSpan term, out ulong id)
    {
        id = 0;
        if (term.Kind != TermKind.Literal || term.Datatype.Length <= Namespace.Length || !term.Datatype.StartsWith(Namespace))
            return false;
        ReadOnlySpan<byte> name = term.Datatype[Namespace.Length..];
        ReadOnlySpan<byte> text = term.Value;
        return name.Length switch
        {
            4 => name.SequenceEqual("date"u8) && InlineDates.TryEncodeDate(text, out id),
            5 => name.SequenceEqual("gYear"u8) && InlineDates.TryEncodeYear(text, out id),
            7 when name[0] == 'i' => name.SequenceEqual("integer"u8) && InlineNumbers.TryEncodeInteger(text, out id),
            7 when name[0] == 'd' => name.SequenceEqual("decimal"u8) && InlineNumbers.TryEncodeDecimal(text, out id),
            7 => name.SequenceEqual("boolean"u8) && TryEncodeBoolean(text, out id),
            8 => name.SequenceEqual("dateTime"u8) && InlineDates.TryEncodeDateTime(text, out id),
            _ => false,
        };
    }

    /// <summary>The term of an inline id; its lexical form is written to <paramref name="scratch"/> (at least <see cref="MaxLexicalBytes"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not inline.</exception>
    public static TermSpan Decode(ulong id, Span<byte> scratch) => TermId.Kind(id) switch
    {
        TermIdKind.Integer => Literal(scratch[..InlineNumbers.WriteInteger(id, scratch)], "http://www.w3.org/2001/XMLSchema#integer"u8),
        TermIdKind.Decimal => Literal(scratch[..InlineNumbers.WriteDecimal(id, scratch)], "http://www.w3.org/2001/XMLSchema#decimal"u8),
        TermIdKind.Boolean => Literal(BooleanValue(id) ? "true"u8 : "false"u8, "http://www.w3.org/2001/XMLSchema#boolean"u8),
        TermIdKind.Date => Literal(scratch[..InlineDates.WriteDate(id, scratch)], "http://www.w3.org/2001/XMLSchema#date"u8),
        TermIdKind.DateTime => Literal(scratch[..InlineDates.WriteDateTime(id, scratch)], "http://www.w3.org/2001/XMLSchema#dateTime"u8),
        TermIdKind.GYear => Literal(scratch[..InlineDates.WriteYear(id, scratch)], "http://www.w3.org/2001/XMLSchema#gYear"u8),
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The id holds no inline value."),
    };

    /// <summary>The value of an integer id.</summary>
    public static long IntegerValue(ulong id) => (long)TermId.Payload(id) + MinInteger;

    /// <summary>The id of an integer; false if it is outside <see cref="MinInteger"/> to <see cref="MaxInteger"/>.</summary>
    public static bool TryMakeInteger(long value, out ulong id)
    {
        bool fits = value is >= MinInteger and <= MaxInteger;
        id = fits ? TermId.Make(TermIdKind.Integer, (ulong)(value - MinInteger)) : 0;
        return fits;
    }

    /// <summary>The value of a decimal id: <c>Mantissa</c> / 10^<c>Scale</c>, scale 1 to 15.</summary>
    public static (long Mantissa, int Scale) DecimalValue(ulong id)
    {
        ulong payload = TermId.Payload(id);
        return ((long)(payload >> InlineNumbers.ScaleBits) - InlineNumbers.MantissaBias, (int)(payload & InlineNumbers.ScaleMask));
    }

    /// <summary>The value of a boolean id.</summary>
    public static bool BooleanValue(ulong id) => (id & 1) != 0;

    /// <summary>The id of a boolean.</summary>
    public static ulong MakeBoolean(bool value) => TermId.Make(TermIdKind.Boolean, value ? 1UL : 0UL);

    /// <summary>The value of a date, dateTime or gYear id.</summary>
    public static InlineDateTime DateTimeValue(ulong id) => InlineDates.ValueOf(id);

    private static TermSpan Literal(ReadOnlySpan<byte> lexical, ReadOnlySpan<byte> datatype) => new(TermKind.Literal, lexical, datatype);

    private static bool TryEncodeBoolean(ReadOnlySpan<byte> text, out ulong id)
    {
        bool value = text.SequenceEqual("true"u8);
        id = MakeBoolean(value);
        return value || text.SequenceEqual("false"u8);
    }
}
