using System.Buffers.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>Integers and decimals as payloads; the layout is drawn at <see cref="InlineTerm"/>.</summary>
internal static class InlineNumbers
{
    public const int ScaleBits = 4;
    public const ulong ScaleMask = 15;
    public const long MantissaBias = 1L << 55;

    // "-" and 17 digits: more cannot lie within 60 bits, and 18 digits never overflow a long.
    private const int MaxDigits = 18;

    public static bool TryEncodeInteger(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        bool negative = !text.IsEmpty && text[0] == '-';
        ReadOnlySpan<byte> digits = negative ? text[1..] : text;
        if (!TryReadDigits(digits, out long value) || (digits[0] == '0' && (digits.Length > 1 || negative)))
            return false;
        return InlineTerm.TryMakeInteger(negative ? -value : value, out id);
    }

    public static int WriteInteger(ulong id, Span<byte> target)
    {
        Utf8Formatter.TryFormat(InlineTerm.IntegerValue(id), target, out int written);
        return written;
    }

    public static bool TryEncodeDecimal(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        bool negative = !text.IsEmpty && text[0] == '-';
        ReadOnlySpan<byte> number = negative ? text[1..] : text;
        int point = number.IndexOf((byte)'.');
        if (point < 1)
            return false;
        int scale = number.Length - point - 1;
        if (scale is < 1 or > (int)ScaleMask || (number[0] == '0' && point > 1) || number.Length - 1 > MaxDigits)
            return false;
        if (!TryReadDigits(number[..point], out long whole) || !TryReadDigits(number[(point + 1)..], out long fraction))
            return false;
        long mantissa = (whole * PowerOfTen(scale)) + fraction;
        if (mantissa >= MantissaBias || (mantissa == 0 && negative))
            return false;
        id = TermId.Make(TermIdKind.Decimal, ((ulong)((negative ? -mantissa : mantissa) + MantissaBias) << ScaleBits) | (uint)scale);
        return true;
    }

    public static int WriteDecimal(ulong id, Span<byte> target)
    {
        (long mantissa, int scale) = InlineTerm.DecimalValue(id);
        int length = 0;
        if (mantissa < 0)
            target[length++] = (byte)'-';
        (long whole, long fraction) = Math.DivRem(Math.Abs(mantissa), PowerOfTen(scale));
        Utf8Formatter.TryFormat(whole, target[length..], out int written);
        length += written;
        target[length++] = (byte)'.';
        for (int i = scale - 1; i >= 0; i--, fraction /= 10)
            target[length + i] = (byte)('0' + (fraction % 10));
        return length + scale;
    }

    /// <summary>Reads 1 to 18 decimal digits and nothing else.</summary>
    public static bool TryReadDigits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > MaxDigits)
            return false;
        foreach (byte sign in text)
        {
            if (!char.IsAsciiDigit((char)sign))
                return false;
            value = (value * 10) + (sign - '0');
        }

        return true;
    }

    private static long PowerOfTen(int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
