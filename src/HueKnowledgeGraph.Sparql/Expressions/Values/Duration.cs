using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>An XSD duration: months and seconds, which do not convert into each other (XSD 1.1, section 3.3.6).</summary>
/// <param name="Months">Months, with years as twelve.</param>
/// <param name="Seconds">Seconds, with days as 86,400.</param>
internal readonly record struct Duration(BigInteger Months, Number Seconds)
{
    /// <summary>Reads a lexical form of xsd:duration or one of its two subtypes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, ValueType type, out Duration duration)
    {
        duration = default;
        text = text.Trim(" \t\r\n"u8);
        bool negative = text.StartsWith("-"u8);
        text = negative ? text[1..] : text;
        if (text.Length < 3 || text[0] != 'P')
            return false;
        text = text[1..];
        BigInteger months = 0;
        Number seconds = Number.Integer(0);
        bool inTime = false;
        int last = -1;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T' && !inTime && text.Length > 1)
            {
                inTime = true;
                text = text[1..];
            }

            int length = text.IndexOfAnyExcept("0123456789."u8);
            if (length < 1)
                return false;
            int unit = (inTime ? "   HMS"u8 : "YMD"u8).IndexOf(text[length]);
            if (unit <= last || !Number.TryParse(text[..length], unit == 5 ? ValueType.Decimal : ValueType.Integer, out Number amount))
                return false;
            if (unit < 2)
                months += amount.Unscaled * (unit == 0 ? 12 : 1);
            else
                seconds = Number.Add(seconds, Number.Multiply(amount, Number.Integer(unit switch { 2 => 86_400, 3 => 3600, 4 => 60, _ => 1 })));
            last = unit;
            text = text[(length + 1)..];
        }

        if (last < 0 || (type == ValueType.YearMonthDuration && last > 1) || (type == ValueType.DayTimeDuration && !months.IsZero))
            return false;
        duration = negative ? new Duration(-months, Number.Negate(seconds)) : new Duration(months, seconds);
        return true;
    }

    /// <summary>Compares; null where months stand against seconds (one month is neither less nor more than 30 days).</summary>
    public static int? Compare(in Duration left, in Duration right)
    {
        int months = left.Months.CompareTo(right.Months);
        int seconds = Number.CompareTotally(left.Seconds, right.Seconds);
        return months == seconds || seconds == 0 ? months : months == 0 ? seconds : null;
    }

    /// <summary>The canonical form of a dayTimeDuration of whole minutes, as TIMEZONE() gives it: PT0S, -PT8H, PT5H30M.</summary>
    public static string OfMinutes(int minutes)
    {
        if (minutes == 0)
            return "PT0S";
        (int hours, int rest) = Math.DivRem(Math.Abs(minutes), 60);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{(minutes < 0 ? "-" : "")}PT{(hours > 0 ? $"{hours}H" : "")}{(rest > 0 ? $"{rest}M" : "")}");
    }
}
