using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Comparing and making inline ids without decoding them; relies on the layout that <see cref="InlineTerm"/> draws, and tests hold the two
/// together.
/// </summary>
internal static class InlineValues
{
    private const int DateZoneBits = 11;
    private const int DateTimeZoneBits = 7;
    private const int DateTimePlacesBits = 2;
    private const int ScaleBits = 4;
    private const int MaxScale = 15;
    private const long MantissaBias = 1L << 55;

    private static readonly long[] PowersOfTen = [.. Enumerable.Range(0, MaxScale + 1).Select(exponent => (long)Math.Pow(10, exponent))];

    public static ulong True { get; } = InlineTerm.MakeBoolean(true);

    public static ulong False { get; } = InlineTerm.MakeBoolean(false);

    public static bool IsNumber(ulong id) => TermId.Kind(id) is TermIdKind.Integer or TermIdKind.Decimal;

    public static long PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>The value of an inline number times 10^15: never overflows.</summary>
    public static Int128 Scaled(ulong id)
    {
        if (TermId.Kind(id) == TermIdKind.Integer)
            return (Int128)InlineTerm.IntegerValue(id) * PowersOfTen[MaxScale];
        (long mantissa, int scale) = InlineTerm.DecimalValue(id);
        return (Int128)mantissa * PowersOfTen[MaxScale - scale];
    }

    /// <summary>Decimal places of <see cref="Scaled"/>.</summary>
    public const int ScaledPlaces = MaxScale;

    /// <summary>
    /// Order of the values of two inline ids, as "&lt;" has it. False where ids alone do not say: other kinds, or different timezones.
    /// </summary>
    public static bool TryCompare(ulong x, ulong y, out int order)
    {
        TermIdKind kind = TermId.Kind(x);
        if (kind == TermId.Kind(y))
        {
            order = x.CompareTo(y);
            switch (kind)
            {
                case TermIdKind.Integer or TermIdKind.Boolean:
                    return true;
                case TermIdKind.Date or TermIdKind.GYear:
                    return HasSameLowBits(x, y, DateZoneBits);
                case TermIdKind.DateTime:
                    order = (x >> (DateTimeZoneBits + DateTimePlacesBits)).CompareTo(y >> (DateTimeZoneBits + DateTimePlacesBits));
                    return HasSameLowBits(x, y, DateTimeZoneBits);
                case TermIdKind.Decimal when HasSameLowBits(x, y, ScaleBits):
                    return true;
            }
        }

        order = 0;
        if (!IsNumber(x) || !IsNumber(y))
            return false;
        order = Scaled(x).CompareTo(Scaled(y));
        return true;
    }

    /// <summary>The inline id of a decimal in its canonical form (2.0, 0.25); false if it does not fit.</summary>
    /// <param name="mantissa">The value times 10^<paramref name="scale"/>.</param>
    /// <param name="scale">0 or more.</param>
    /// <param name="id">The id.</param>
    public static bool TryMakeDecimal(long mantissa, int scale, out ulong id)
    {
        while (scale > 1 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        id = 0;
        if (scale > MaxScale || mantissa is <= -MantissaBias or >= MantissaBias)
            return false;
        if (scale == 0)
        {
            if (mantissa is <= -MantissaBias / 10 or >= MantissaBias / 10)
                return false;
            mantissa *= 10;
            scale = 1;
        }

        id = TermId.Make(TermIdKind.Decimal, ((ulong)(mantissa + MantissaBias) << ScaleBits) | (uint)scale);
        return true;
    }

    private static bool HasSameLowBits(ulong x, ulong y, int bits) => ((x ^ y) & ((1UL << bits) - 1)) == 0;
}
