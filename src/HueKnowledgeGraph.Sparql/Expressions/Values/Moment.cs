using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A point of the XSD calendar: a dateTime, date, time or a part of a date (XSD 1.1, section D.2: the seven properties).</summary>
/// <remarks>Parts that a type does not have are set as XSD's order relation sets them: 1972-12-31, midnight. Fractions of a second are kept
/// to 18 digits; further ones are dropped.</remarks>
internal readonly partial record struct Moment
{
    /// <summary>The least time between a moment with a timezone and one without for an order to be certain: zones lie within ±14 hours.</summary>
    private const long ZoneDoubtSeconds = 14 * 3600;

    private const long AttosPerSecond = 1_000_000_000_000_000_000;

    public required ValueType Type { get; init; }

    /// <summary>0 is 1 BC.</summary>
    public long Year { get; init; }

    public int Month { get; init; }

    public int Day { get; init; }

    public int Hour { get; init; }

    public int Minute { get; init; }

    public int Second { get; init; }

    /// <summary>10^-18 seconds.</summary>
    public long Atto { get; init; }

    /// <summary>Offset from UTC, or null.</summary>
    public int? ZoneMinutes { get; init; }

    public static Moment FromInline(ulong id)
    {
        InlineDateTime value = InlineTerm.DateTimeValue(id);
        return new Moment
        {
            Type = TermId.Kind(id) switch
            {
                TermIdKind.Date => ValueType.Date,
                TermIdKind.DateTime => ValueType.DateTime,
                _ => ValueType.GYear,
            },
            Year = value.Year,
            Month = value.Month == 0 ? 1 : value.Month,
            Day = value.Day == 0 ? 1 : value.Day,
            Hour = value.Hour,
            Minute = value.Minute,
            Second = value.Second,
            Atto = value.Millisecond * (AttosPerSecond / 1000),
            ZoneMinutes = value.TimezoneMinutes,
        };
    }

    /// <summary>The second with its fraction.</summary>
    public Number Seconds => Number.Decimal(((System.Numerics.BigInteger)Second * AttosPerSecond) + Atto, 18);

    /// <summary>
    /// Compares two moments of the same type; null where one has a timezone, the other has none, and they lie too close to tell
    /// (XSD 1.0, section 3.2.7.4).
    /// </summary>
    public static int? Compare(in Moment left, in Moment right)
    {
        long a = left.TimelineSeconds;
        long b = right.TimelineSeconds;
        if (left.ZoneMinutes.HasValue == right.ZoneMinutes.HasValue)
            return a != b ? a.CompareTo(b) : left.Atto.CompareTo(right.Atto);
        long apart = a - b;
        return apart > ZoneDoubtSeconds ? 1 : apart < -ZoneDoubtSeconds ? -1 : null;
    }

    /// <summary>Compares as if a missing timezone were UTC; the one without comes first where the times are equal. A total order.</summary>
    public static int CompareTotally(in Moment left, in Moment right)
    {
        int order = left.TimelineSeconds.CompareTo(right.TimelineSeconds);
        order = order != 0 ? order : left.Atto.CompareTo(right.Atto);
        return order != 0 ? order : left.ZoneMinutes.HasValue.CompareTo(right.ZoneMinutes.HasValue);
    }

    /// <summary>Seconds since 0000-03-01 in UTC (local time without a timezone).</summary>
    public long TimelineSeconds =>
        (DaysOf(Year, Month, Day) * 86_400) + (Hour * 3600) + (Minute * 60) + Second - (60L * ZoneMinutes.GetValueOrDefault());

    /// <summary>Days since 0000-03-01 in the proleptic Gregorian calendar; March first, so that the leap day ends a year.</summary>
    private static long DaysOf(long year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        long era = (y >= 0 ? y : y - 399) / 400;
        long yearOfEra = y - (era * 400);
        int dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
    }

    private static int DaysInMonth(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
