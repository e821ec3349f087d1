using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A number of one of XPath's four numeric types, exact where the type is.</summary>
/// <remarks>
/// <code>
/// Type                 _bits                          Scale            _big
/// Integer              the value                      0                the value, if it does not fit into a long
/// Decimal              the value * 10^Scale           0 or more        the same, if it does not fit
/// Float, Double        the bits of the double         0                null
/// </code>
/// <para>Integers and decimals have no upper bound, so that sums are exact and nothing overflows silently.</para>
/// </remarks>
internal readonly partial struct Number
{
    private readonly long _bits;
    private readonly object? _big;

    private Number(ValueType type, long bits, int scale, object? big)
    {
        Type = type;
        _bits = bits;
        Scale = scale;
        _big = big;
    }

    /// <summary>Integer, Decimal, Float or Double.</summary>
    public ValueType Type { get; }

    /// <summary>Decimal places of a decimal.</summary>
    public int Scale { get; }

    public bool IsExact => Type is ValueType.Integer or ValueType.Decimal;

    /// <summary>True iff an exact number's unscaled value is a long.</summary>
    public bool IsSmall => _big is null;

    /// <summary>Unscaled value of an exact number; only if <see cref="IsSmall"/>.</summary>
    public long Small => _bits;

    /// <summary>Unscaled value of an exact number.</summary>
    public BigInteger Unscaled => _big is BigInteger big ? big : _bits;

    /// <summary>Value of a float or double.</summary>
    public double Real => BitConverter.Int64BitsToDouble(_bits);

    public static Number Integer(long value) => new(ValueType.Integer, value, 0, null);

    public static Number Integer(BigInteger value) => Exact(ValueType.Integer, value, 0);

    /// <summary>A decimal; places that are zero are dropped, so that equal decimals have equal parts.</summary>
    public static Number Decimal(long unscaled, int scale)
    {
        while (scale > 0 && unscaled % 10 == 0)
        {
            unscaled /= 10;
            scale--;
        }

        return new Number(ValueType.Decimal, unscaled, scale, null);
    }

    /// <inheritdoc cref="Decimal(long, int)"/>
    public static Number Decimal(BigInteger unscaled, int scale)
    {
        if (unscaled >= long.MinValue && unscaled <= long.MaxValue)
            return Decimal((long)unscaled, scale);
        while (scale > 0)
        {
            BigInteger shorter = BigInteger.DivRem(unscaled, 10, out BigInteger digit);
            if (!digit.IsZero)
                break;
            unscaled = shorter;
            scale--;
        }

        return Exact(ValueType.Decimal, unscaled, scale);
    }

    public static Number Double(double value) => new(ValueType.Double, BitConverter.DoubleToInt64Bits(value), 0, null);

    public static Number Float(float value) => new(ValueType.Float, BitConverter.DoubleToInt64Bits(value), 0, null);

    /// <summary>The value as a double, rounded where it is exact and too long.</summary>
    public double ToDouble()
    {
        if (!IsExact)
            return Real;
        if (_big is null)
        {
            // Both exact: a quotient of two exact doubles is correctly rounded.
            if (Scale == 0)
                return _bits;
            if (Math.Abs(_bits) <= 1L << 53 && Scale <= 22)
                return _bits / Math.Pow(10, Scale);
        }

        return double.Parse(ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The value as a float, rounded once.</summary>
    public float ToFloat()
    {
        if (!IsExact)
            return (float)Real;
        return Scale == 0 && _big is null && Math.Abs(_bits) <= 1 << 24
            ? _bits : float.Parse(ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Number Exact(ValueType type, BigInteger unscaled, int scale) =>
        unscaled >= long.MinValue && unscaled <= long.MaxValue
            ? new Number(type, (long)unscaled, scale, null) : new Number(type, 0, scale, unscaled);

    private static Number Real32Or64(ValueType type, double value) => type == ValueType.Float ? Float((float)value) : Double(value);
}
