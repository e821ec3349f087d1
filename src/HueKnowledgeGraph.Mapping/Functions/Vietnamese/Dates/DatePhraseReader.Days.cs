namespace HueKnowledgeGraph.Mapping;

/// <summary>Days, months and seasons.</summary>
internal sealed partial class DatePhraseReader
{
    private const int LongestMonth = 31;
    private const int Months = 12;
    private static readonly string[] LunarMarks = ["al", "am lich"];
    private static readonly string[] SolarMarks = ["dl", "duong lich"];
    private static readonly string[] SeasonNames = ["xuan", "ha", "thu", "dong"];
    private static readonly string[] SeasonParts = ["manh", "trong", "quy"];

    /// <summary>"15/3/1823", "1823-03-15", "ngày 4/2 năm Minh Mạng thứ 4", "ngày 18 tháng 3 năm …", "15-3-Bảo Đại 10", "12/5/1806 ÂL".</summary>
    private DateSpan? Day()
    {
        int start = At;
        if (IsoDay() is { } iso)
            return iso;
        bool named = Take("ngay");
        DateWord day = words[At];
        if (!day.IsNumber || day.Digits > 2 || DayMonth(out int month, out string separator) is false)
            return Back(start);
        string written = words.Text(start, At - start);
        if (separator != "thang" && words.FoldAt(At) == separator && IsYear(words[At + 1]))
        {
            int year = words[At + 1].Number;
            At += 2;
            return DayOf(DateSpan.OfYears(year, year, "year"), day.Number, month, $"{day.Number}/{month}/{year}");
        }

        if (separator == "-" && words.FoldAt(At) == "-")
            At++;
        TakeNameOfYear();
        return YearOfDay() is { } span ? DayOf(span, day.Number, month, $"{written} {span.Year}")
            : named && Failure is null ? Refuse(DateFailures.NotUnderstood(written)) : Back(start);
    }

    /// <summary>"2019-02-05".</summary>
    private DateSpan? IsoDay()
    {
        if (words[At].Digits != 4 || !IsYear(words[At]) || words.FoldAt(At + 1) != "-" || words[At + 2].Digits != 2 || words.FoldAt(At + 3) != "-" || words[At + 4].Digits != 2)
            return null;
        (int year, int month, int day) = (words[At].Number, words[At + 2].Number, words[At + 4].Number);
        At += 5;
        return DayOf(DateSpan.OfYears(year, year, "year"), day, month, $"{day}/{month}/{year}");
    }

    /// <summary>A day's number and a month after it; moves behind the month.</summary>
    private bool DayMonth(out int month, out string separator)
    {
        separator = words.FoldAt(At + 1);
        bool isLunarName = TryMonthName(At + 2, out month) && separator == "thang";
        if (!isLunarName)
            month = words[At + 2].Number;
        bool fits = separator is "/" or "-" or "." or "thang" && (isLunarName || words[At + 2].Digits is 1 or 2);

        // "18-20 tháng 3" or "1820-41" are no day and month; 5.4 is a measure.
        if (!fits || (separator is "-" or "." && words.FoldAt(At + 3) != separator))
            return false;
        At += 3;
        return true;
    }

    /// <summary>"tháng 3 năm Khải Định thứ 9", "tháng 3/1925", "tháng giêng năm …", "tháng 2 nhuận …".</summary>
    private DateSpan? Month()
    {
        int start = At;
        bool leap = Take("nhuan");
        if (!Take("thang"))
            return SeasonMonth(start);
        if (!TryMonthName(At, out int month) && (month = words[At].Digits is 1 or 2 ? words[At].Number : 0) == 0)
            return Back(start);
        At++;
        leap |= Take("nhuan");
        if (words.FoldAt(At) is "/" or "-")
            At++;
        TakeNameOfYear();
        return YearOfDay() is { } span ? MonthOf(span, month, leap) : Back(start);
    }

    /// <summary>"nhuận trọng xuân": the leap second month, alone after a year.</summary>
    private DateSpan? SeasonMonth(int start)
    {
        At = start;
        bool leap = Take("nhuan");
        int part = Array.IndexOf(SeasonParts, words.FoldAt(At));
        int season = Array.IndexOf(SeasonNames, words.FoldAt(At + 1));
        if (part < 0 || season < 0)
            return Back(start);
        At += 2;
        return new DateSpan { LunarMonth = (season * SeasonParts.Length) + part + 1, LunarLeap = leap, Precision = "month", IsLunar = true };
    }

    /// <summary>"mùa hè năm 1825": the three lunar months of the season.</summary>
    private DateSpan? Season()
    {
        int start = At;
        if (!Take("mua"))
            return null;
        string name = words.FoldAt(At) == "he" ? "ha" : words.FoldAt(At);
        int season = Array.IndexOf(SeasonNames, name);
        At++;
        TakeNameOfYear();
        if (season < 0 || YearOfDay() is not { Year: { } year } span || !LunarCalendar.Knows(year))
            return Back(start);
        int first = (season * SeasonParts.Length) + 1;
        span.Begin = LunarCalendar.Month(year, first, false).First;
        span.End = season == SeasonNames.Length - 1 ? LunarCalendar.LastDay(year) : LunarCalendar.Month(year, first + SeasonParts.Length, false).First.AddDays(-1);
        span.Precision = "season";
        span.IsLunar = true;
        span.Note("bounds: the three lunar months of the season", "giới hạn: ba tháng âm lịch của mùa");
        return span;
    }

    /// <summary>The year of a day or month: with its own mark of the calendar.</summary>
    private DateSpan? YearOfDay()
    {
        DateSpan? span = ReignYear() ?? CycleYear() ?? PlainYear();
        return span is { Eras.Count: > 0, Year: null } ? null : span;
    }

    private void TakeNameOfYear()
    {
        if (words[At].Lower is "năm" or "nam")
            At++;
    }

    private DateSpan? DayOf(DateSpan span, int day, int month, string written)
    {
        bool lunar = (span.IsLunar || TakeAny(LunarMarks)) && !TakeAny(SolarMarks);
        TakeAny(LunarMarks);
        if (month is < 1 or > Months)
            return Refuse(DateFailures.NoSuchMonth(written));
        if (day is < 1 or > LongestMonth)
            return Refuse(DateFailures.NoSuchDay(written));
        if (lunar)
            return LunarDayOf(span, day, month, written);
        if (span.Year is not { } year)
            return Refuse(DateFailures.NotUnderstood(written));
        if (day > DateTime.DaysInMonth(year, month))
            return Refuse(DateFailures.NoSuchDay(written));
        DateOnly date = new(year, month, day);
        return new DateSpan { Begin = date, End = date, InnerBegin = date, InnerEnd = date, Year = year, Precision = "day" };
    }

    private DateSpan? LunarDayOf(DateSpan span, int day, int month, string written)
    {
        MarkLunar(span, month, false);
        span.LunarDay = day;
        span.Precision = "day";
        if (span.Year is not { } year || !LunarCalendar.Knows(year))
            return span;
        if (!LunarCalendar.TryDay(year, month, false, day, out DateOnly date))
            return Refuse(DateFailures.NoSuchDay(written + " (âm lịch)"));
        DateResolution.SetLunarDay(span, date);
        return span;
    }

    private DateSpan? MonthOf(DateSpan span, int month, bool leap)
    {
        bool lunar = (span.IsLunar || TakeAny(LunarMarks)) && !TakeAny(SolarMarks);
        if (month is < 1 or > Months)
            return Refuse(DateFailures.NoSuchMonth($"{month}/{span.Year}"));
        if (lunar)
        {
            MarkLunar(span, month, leap);
            DateResolution.NarrowToLunarMonth(span);
            return span;
        }

        if (span.Year is not { } year)
            return span;
        span.Begin = new DateOnly(year, month, 1);
        span.End = span.Begin.Value.AddMonths(1).AddDays(-1);
        span.Precision = "month";
        return span;
    }

    private static void MarkLunar(DateSpan span, int month, bool leap)
    {
        span.IsLunar = true;
        span.LunarMonth = month;
        span.LunarLeap = leap;
        span.Precision = "month";
        span.Cycle ??= span.Year is { } year ? CanChi.OfYear(year) : null;
    }

    private bool TryMonthName(int at, out int month)
    {
        month = words.FoldAt(at) switch { "gieng" => 1, "chap" => 12, _ => 0 };
        return month > 0 || (!words[at].IsNumber && SinoNumerals.TryRead(words, at, out month, out int length) && length == 1);
    }

    private DateSpan? Back(int start)
    {
        At = start;
        return null;
    }
}
