using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

internal readonly partial struct Number
{
    public bool IsNaN => !IsExact && double.IsNaN(Real);

    public bool IsZero => IsExact ? _big is null && _bits == 0 : Real == 0;

    /// <summary>Compares as XPath's operators do, after promotion; null if one is NaN.</summary>
    public static int? Compare(in Number left, in Number right)
    {
        ValueType type = Promote(left, right);
        if (type < ValueType.Float)
            return CompareExact(left, right);
        double a = left.As(type);
        double b = right.As(type);
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : null;
    }

    /// <summary>
    /// Compares the values without rounding either, and NaN before all others: a total order, unlike the operators' (where two integers
    /// that differ may both be equal to one double).
    /// </summary>
    public static int CompareTotally(in Number left, in Number right)
    {
        if (left.IsExact && right.IsExact)
            return CompareExact(left, right);
        double a = left.ToDouble();
        double b = right.ToDouble();
        if (a != b || !double.IsFinite(a) || (!left.IsExact && !right.IsExact))
            return a == b ? 0 : a.CompareTo(b);
        return CompareExact(left.Exactly(), right.Exactly());
    }

    private static int CompareExact(in Number left, in Number right)
    {
        if (left.Scale == right.Scale && left.IsSmall && right.IsSmall)
            return left._bits.CompareTo(right._bits);
        int scale = Math.Max(left.Scale, right.Scale);
        return left.Rescaled(scale).CompareTo(right.Rescaled(scale));
    }

    /// <summary>Every digit of a finite double: mantissa * 2^exponent, and 2^-n = 5^n / 10^n.</summary>
    private Number Exactly()
    {
        if (IsExact)
            return this;
        int exponent = Math.ILogB(Real == 0 ? 1 : Real) - 52;
        var mantissa = new BigInteger(Math.ScaleB(Real, -exponent));
        return exponent >= 0 ? Decimal(mantissa << exponent, 0) : Decimal(mantissa * BigInteger.Pow(5, -exponent), -exponent);
    }
}
