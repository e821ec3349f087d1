using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

internal readonly partial struct Number
{
    /// <summary>
    /// Places to which a quotient that does not end is worked out (XPath leaves it to the implementation, with 18 digits at least).
    /// </summary>
    private const int DivisionPlaces = 18;

    public static Number Add(in Number left, in Number right)
    {
        ValueType type = Promote(left, right);
        if (type >= ValueType.Float)
            return Real32Or64(type, left.As(type) + right.As(type));
        if (left.Scale == right.Scale && left.IsSmall && right.IsSmall)
        {
            long sum = unchecked(left._bits + right._bits);
            if (((left._bits ^ sum) & (right._bits ^ sum)) >= 0)
                return type == ValueType.Integer ? Integer(sum) : Decimal(sum, left.Scale);
        }

        int scale = Math.Max(left.Scale, right.Scale);
        return Make(type, left.Rescaled(scale) + right.Rescaled(scale), scale);
    }

    public static Number Subtract(in Number left, in Number right)
    {
        ValueType type = Promote(left, right);
        if (type >= ValueType.Float)
            return Real32Or64(type, left.As(type) - right.As(type));
        if (left.Scale == right.Scale && left.IsSmall && right.IsSmall)
        {
            long difference = unchecked(left._bits - right._bits);
            if (((left._bits ^ right._bits) & (left._bits ^ difference)) >= 0)
                return type == ValueType.Integer ? Integer(difference) : Decimal(difference, left.Scale);
        }

        int scale = Math.Max(left.Scale, right.Scale);
        return Make(type, left.Rescaled(scale) - right.Rescaled(scale), scale);
    }

    public static Number Multiply(in Number left, in Number right)
    {
        ValueType type = Promote(left, right);
        if (type >= ValueType.Float)
            return Real32Or64(type, left.As(type) * right.As(type));
        int scale = left.Scale + right.Scale;
        if (left.IsSmall && right.IsSmall)
        {
            long high = Math.BigMul(left._bits, right._bits, out long low);
            if (high == low >> 63)
                return type == ValueType.Integer ? Integer(low) : Decimal(low, scale);
        }

        return Make(type, left.Unscaled * right.Unscaled, scale);
    }

    /// <summary>
    /// Integers divide to a decimal (XPath's op:numeric-divide). False iff an exact number is divided by zero. Takes copies, as the
    /// quotient may take the place of an operand.
    /// </summary>
    public static bool TryDivide(Number left, Number right, out Number quotient)
    {
        ValueType type = Promote(left, right);
        if (type >= ValueType.Float)
        {
            quotient = Real32Or64(type, left.As(type) / right.As(type));
            return true;
        }

        quotient = default;
        if (right.Unscaled.IsZero)
            return false;
        int places = Math.Max(DivisionPlaces, Math.Max(left.Scale, right.Scale));
        BigInteger dividend = left.Unscaled * BigInteger.Pow(10, places + right.Scale);
        BigInteger divisor = right.Unscaled * BigInteger.Pow(10, left.Scale);
        quotient = Decimal(DivideRounded(dividend, divisor), places);
        return true;
    }

    public static Number Negate(in Number value) =>
        value.IsExact ? Make(value.Type, -value.Unscaled, value.Scale) : Real32Or64(value.Type, -value.Real);

    public static Number Abs(in Number value) =>
        value.IsExact ? Make(value.Type, BigInteger.Abs(value.Unscaled), value.Scale) : Real32Or64(value.Type, Math.Abs(value.Real));

    public static Number Floor(in Number value) =>
        value.IsExact ? value.Whole(FloorDivide(value.Unscaled, value.Unit)) : Real32Or64(value.Type, Math.Floor(value.Real));

    public static Number Ceiling(in Number value) =>
        value.IsExact ? value.Whole(-FloorDivide(-value.Unscaled, value.Unit)) : Real32Or64(value.Type, Math.Ceiling(value.Real));

    /// <summary>To the nearest whole number, a half upwards (fn:round).</summary>
    public static Number Round(in Number value)
    {
        if (value.IsExact)
            return value.Whole(FloorDivide((2 * value.Unscaled) + value.Unit, 2 * value.Unit));
        double real = value.Real;
        double floor = Math.Floor(real);
        double rounded = real - floor >= 0.5 ? floor + 1 : floor;
        return Real32Or64(value.Type, rounded == 0 && (real < 0 || double.IsNegative(real)) ? -0.0 : rounded);
    }

    /// <summary>The whole part, towards zero, as an integer; false for NaN and the infinities.</summary>
    public bool TryTruncate(out Number whole)
    {
        if (!IsExact && !double.IsFinite(Real))
        {
            whole = default;
            return false;
        }

        whole = Integer(IsExact ? BigInteger.Divide(Unscaled, Unit) : new BigInteger(Real));
        return true;
    }

    /// <summary>The value as a decimal, exactly; false for NaN and the infinities.</summary>
    public bool TryToDecimal(out Number value)
    {
        value = default;
        if (IsExact)
        {
            value = Decimal(Unscaled, Scale);
            return true;
        }

        // The shortest decimal that reads back as this double: what people mean by 0.1e0.
        return double.IsFinite(Real) && TryParseReal(Shortest(), out value);
    }

    private BigInteger Unit => BigInteger.Pow(10, Scale);

    private Number Whole(BigInteger value) => Make(Type, value, 0);

    private static Number Make(ValueType type, BigInteger unscaled, int scale) =>
        type == ValueType.Integer ? Integer(unscaled) : Decimal(unscaled, scale);

    /// <summary>The type in which an operation on both is done: the later one of integer, decimal, float, double.</summary>
    private static ValueType Promote(in Number left, in Number right) => left.Type > right.Type ? left.Type : right.Type;

    private double As(ValueType type) => type == ValueType.Float ? ToFloat() : ToDouble();

    private BigInteger Rescaled(int scale) => scale == Scale ? Unscaled : Unscaled * BigInteger.Pow(10, scale - Scale);

    private static BigInteger FloorDivide(BigInteger dividend, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>To the nearest, a half away from zero.</summary>
    private static BigInteger DivideRounded(BigInteger dividend, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger rest);
        return 2 * BigInteger.Abs(rest) >= BigInteger.Abs(divisor) ? quotient + (dividend.Sign * divisor.Sign) : quotient;
    }
}
