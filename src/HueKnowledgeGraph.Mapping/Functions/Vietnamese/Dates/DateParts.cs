namespace HueKnowledgeGraph.Mapping;

/// <summary>Which part of a time is meant.</summary>
internal enum DatePart
{
    Whole,
    Early,
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
}

/// <summary>On which side of a time something was.</summary>
internal enum DateLimit
{
    None,
    Before,
    After,
    Until,
    From,
}

/// <summary>Bounds of parts of times.</summary>
/// <remarks>
/// Of a century, "đầu" is its first 30 years, "giữa" the 40 in the middle, "cuối" the last 30, as catalogues use the words. Of every
/// other time they are its thirds, by months for a year and by days otherwise.
/// </remarks>
internal static class DateParts
{
    private const int CenturyEdge = 30;
    private const int YearsOfCentury = 100;

    /// <summary>The years of a part of a century: 19 is 1801 to 1900.</summary>
    public static DateSpan OfCentury(int century, DatePart part)
    {
        int before = (century - 1) * YearsOfCentury;
        (int first, int last) = part switch
        {
            DatePart.Early => (1, CenturyEdge),
            DatePart.Middle => (CenturyEdge + 1, YearsOfCentury - CenturyEdge),
            DatePart.Late => (YearsOfCentury - CenturyEdge + 1, YearsOfCentury),
            DatePart.FirstHalf => (1, YearsOfCentury / 2),
            DatePart.SecondHalf => ((YearsOfCentury / 2) + 1, YearsOfCentury),
            _ => (1, YearsOfCentury),
        };
        DateSpan span = DateSpan.OfYears(before + first, before + last, part == DatePart.Whole ? "century" : "part");
        span.Year = null;
        span.Century = century;
        return span;
    }

    /// <summary>Narrows a time to a part of it.</summary>
    public static void Apply(DateSpan span, DatePart part)
    {
        if (span is not { Begin: { } begin, End: { } end })
            return;
        bool isYear = begin is { Day: 1, Month: 1 } && end == new DateOnly(begin.Year, 12, 31);
        (int from, int to, int of) = part switch
        {
            DatePart.Early => (0, 1, 3),
            DatePart.Middle => (1, 2, 3),
            DatePart.Late => (2, 3, 3),
            DatePart.FirstHalf => (0, 1, 2),
            _ => (1, 2, 2),
        };
        int days = end.DayNumber - begin.DayNumber + 1;
        span.Begin = isYear ? begin.AddMonths(12 * from / of) : begin.AddDays(days * from / of);
        span.End = isYear ? begin.AddMonths(12 * to / of).AddDays(-1) : begin.AddDays((days * to / of) - 1);
        span.Precision = "part";
        span.Note("bounds: that third or half of the time", "giới hạn: một phần ba hoặc một nửa của khoảng thời gian");
    }

    /// <summary>Turns a time into what lies before, after, until or from it.</summary>
    public static void Apply(DateSpan span, DateLimit limit)
    {
        if (limit == DateLimit.None)
            return;
        (DateOnly? begin, DateOnly? end) = (span.Begin, span.End);
        span.InnerBegin = span.InnerEnd = null;
        span.Begin = limit switch { DateLimit.After => end < DateOnly.MaxValue ? end?.AddDays(1) : null, DateLimit.From => begin, _ => null };
        span.End = limit switch { DateLimit.Before => begin > DateOnly.MinValue ? begin?.AddDays(-1) : null, DateLimit.Until => end, _ => null };
        span.Precision = "range";
        span.Year = null;
    }
}
