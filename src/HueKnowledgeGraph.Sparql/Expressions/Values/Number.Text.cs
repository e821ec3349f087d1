using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

internal readonly partial struct Number
{
    /// <summary>Reads a lexical form of xsd:integer, decimal, float or double, white space around it allowed.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, ValueType type, out Number value)
    {
        text = text.Trim(" \t\r\n"u8);
        return type switch
        {
            ValueType.Integer or ValueType.DerivedInteger => TryParseExact(text, false, out value),
            ValueType.Decimal => TryParseExact(text, true, out value),
            _ => TryParseDouble(text, type, out value),
        };
    }

    /// <summary>The canonical lexical form: 12, 2.5, 2.0, 1.0E2, INF (XSD 1.0, section 3.2).</summary>
    public override string ToString()
    {
        if (!IsExact)
            return ScientificForm();
        string digits = Unscaled.ToString(CultureInfo.InvariantCulture);
        if (Type == ValueType.Integer)
            return digits;
        if (Scale == 0)
            return digits + ".0";
        bool negative = digits[0] == '-';
        string padded = (negative ? digits[1..] : digits).PadLeft(Scale + 1, '0');
        return $"{(negative ? "-" : "")}{padded[..^Scale]}.{padded[^Scale..]}";
    }

    /// <summary>
    /// What a cast to xsd:string gives (XPath Functions, section 19.1.2): decimals without ".0", doubles from 1e-6 to below 1e6 without exponent.
    /// </summary>
    public string ToXPathString()
    {
        if (IsExact)
            return Type == ValueType.Decimal && Scale == 0 ? Unscaled.ToString(CultureInfo.InvariantCulture) : ToString();
        double size = Math.Abs(Real);
        if (size == 0)
            return double.IsNegative(Real) ? "-0" : "0";
        if (size is < 1e-6 or >= 1e6 || !double.IsFinite(Real))
            return ScientificForm();
        TryToDecimal(out Number plain);
        return plain.ToXPathString();
    }

    /// <summary>Writes the canonical form; false if it does not fit (small exact numbers always fit into 24 bytes and their scale).</summary>
    public bool TryWrite(Span<byte> target, out int written)
    {
        if (Type == ValueType.Integer && IsSmall)
            return Utf8Formatter.TryFormat(_bits, target, out written);
        return Encoding.UTF8.TryGetBytes(ToString(), target, out written);
    }

    private static bool TryParseExact(ReadOnlySpan<byte> text, bool allowPoint, out Number value)
    {
        value = default;
        int start = !text.IsEmpty && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        bool negative = start == 1 && text[0] == '-';
        int digits = 0;
        int scale = -1;
        long small = 0;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '.' && allowPoint && scale < 0)
            {
                scale = 0;
                continue;
            }

            if (!char.IsAsciiDigit((char)text[i]))
                return false;
            digits++;
            scale += scale < 0 ? 0 : 1;
            small = digits <= 18 ? (small * 10) + (text[i] - '0') : 0;
        }

        if (digits == 0)
            return false;
        if (digits <= 18)
        {
            small = negative ? -small : small;
            value = allowPoint ? Decimal(small, Math.Max(scale, 0)) : Integer(small);
            return true;
        }

        string plain = Encoding.ASCII.GetString(text[start..]).Replace(".", "", StringComparison.Ordinal);
        BigInteger big = BigInteger.Parse(plain, NumberStyles.None, CultureInfo.InvariantCulture);
        big = negative ? -big : big;
        value = allowPoint ? Decimal(big, Math.Max(scale, 0)) : Integer(big);
        return true;
    }

    private static bool TryParseDouble(ReadOnlySpan<byte> text, ValueType type, out Number value)
    {
        value = default;
        if (text.SequenceEqual("INF"u8) || text.SequenceEqual("+INF"u8))
            value = Real32Or64(type, double.PositiveInfinity);
        else if (text.SequenceEqual("-INF"u8))
            value = Real32Or64(type, double.NegativeInfinity);
        else if (text.SequenceEqual("NaN"u8))
            value = Real32Or64(type, double.NaN);
        else if (text.IsEmpty || text.ContainsAnyExcept("0123456789+-.eE"u8))
            return false;
        else if (type == ValueType.Float)
        {
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float single))
                return false;
            value = Float(single);
        }
        else
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real))
                return false;
            value = Double(real);
        }

        return true;
    }

    private string Shortest() => Type == ValueType.Float
        ? ((float)Real).ToString("R", CultureInfo.InvariantCulture) : Real.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Reads "-1.25E-07" and "125" as a decimal.</summary>
    private static bool TryParseReal(string text, out Number value)
    {
        int e = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (!TryParseExact(Encoding.ASCII.GetBytes(e < 0 ? text : text[..e]), true, out value))
            return false;
        int scale = value.Scale - exponent;
        value = scale >= 0 ? Decimal(value.Unscaled, scale) : Decimal(value.Unscaled * BigInteger.Pow(10, -scale), 0);
        return true;
    }

    private string ScientificForm()
    {
        if (double.IsNaN(Real))
            return "NaN";
        if (double.IsInfinity(Real))
            return Real > 0 ? "INF" : "-INF";
        if (Real == 0)
            return double.IsNegative(Real) ? "-0.0E0" : "0.0E0";
        TryParseReal(Shortest(), out Number plain);
        BigInteger unscaled = plain.Unscaled;
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture);
        int exponent = digits.Length - 1 - plain.Scale;
        string fraction = digits[1..].TrimEnd('0');
        string sign = unscaled.Sign < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{(fraction.Length == 0 ? "0" : fraction)}E{exponent}");
    }
}
