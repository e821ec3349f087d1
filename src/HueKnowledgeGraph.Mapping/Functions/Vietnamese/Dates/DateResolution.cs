namespace HueKnowledgeGraph.Mapping;

/// <summary>Puts the elements of one date together: what one leaves open another may say, and all must agree.</summary>
internal static class DateResolution
{
    /// <summary>The meaning of all elements; null with a reason if they exclude each other.</summary>
    /// <param name="elements">At least one, in the written order.</param>
    /// <param name="failure">Why they are refused.</param>
    public static DateSpan? Combine(IReadOnlyList<DateSpan> elements, out Failure? failure)
    {
        DateSpan whole = elements[0];
        failure = null;
        for (int index = 1; index < elements.Count && failure is null; index++)
            failure = Add(whole, elements[index]);
        failure ??= elements.Count > 0 ? CheckEra(whole) : null;
        return failure is null ? whole : null;
    }

    /// <summary>Gives a can chi year its Gregorian year.</summary>
    public static void ResolveCycle(DateSpan span, int year)
    {
        DateSpan known = DateSpan.OfLunarYear(year);
        (span.Year, span.Begin, span.End) = (year, known.Begin, known.End);
        span.Precision = span.LunarDay is null ? "year" : "day";
        foreach ((string english, string vietnamese) in known.Notes)
            span.Note(english, vietnamese);
        if (span is { LunarDay: { } day, LunarMonth: { } month } && LunarCalendar.Knows(year) && LunarCalendar.TryDay(year, month, span.LunarLeap, day, out DateOnly date))
            SetLunarDay(span, date);
        else
            NarrowToLunarMonth(span);
    }

    /// <summary>Makes a lunar day the Gregorian day that it was.</summary>
    public static void SetLunarDay(DateSpan span, DateOnly date)
    {
        span.Begin = span.End = span.InnerBegin = span.InnerEnd = date;
        span.Notes.Clear();
        span.Note("lunar day converted by the Korean-Chinese calendar; in years before 1813 it may be a day off", "ngày âm lịch được đổi theo lịch Triều Tiên - Trung Quốc; trước năm 1813 có thể lệch một ngày");
    }

    /// <summary>Narrows a lunar year to its month, where the calendar has that month.</summary>
    public static void NarrowToLunarMonth(DateSpan span)
    {
        if (span is not { Year: { } year, LunarMonth: { } month, LunarDay: null } || !LunarCalendar.Knows(year))
            return;
        if (span.LunarLeap && !LunarCalendar.HasLeapMonth(year, month))
        {
            span.Note($"the calendar used here has no leap month {month} in {year}: bounds are those of the year", $"lịch dùng ở đây không có tháng {month} nhuận năm {year}: lấy giới hạn cả năm");
            return;
        }

        (span.Begin, span.End) = LunarCalendar.Month(year, month, span.LunarLeap);
        span.Precision = "month";
        span.Notes.Clear();
        span.Note("bounds: the lunar month", "giới hạn: tháng âm lịch");
    }

    private static Failure? Add(DateSpan whole, DateSpan other)
    {
        whole.IsApproximate |= other.IsApproximate;
        whole.IsUncertain |= other.IsUncertain;
        whole.Dynasty ??= other.Dynasty;
        bool otherIsBareYear = other is { Precision: "year", IsLunar: false, Year: not null };
        if (whole is { Cycle: { } cycle, Year: null, Precision: "cycle" or "month" or "day" } && other.Begin is not null)
            return ResolveWith(whole, cycle, other);
        if (other is { Cycle: { } named, Year: null })
            return CycleBeside(whole, named, other);
        if (otherIsBareYear && whole is { Precision: "range" } && whole.Begin is null != whole.End is null)
            return OpenBoundBeside(whole, other.Year!.Value);
        if (other is { LunarMonth: not null, Year: null })
            return MonthBeside(whole, other);
        if (whole is { IsLunar: true, Year: { } year, Precision: "year" or "month" or "season" or "day" } && otherIsBareYear)
            return LunarYearBeside(whole, year, other.Year!.Value);
        if (other is { IsLunar: true, Year: { } lunar, Precision: "year" } && whole is { Precision: "year", IsLunar: false, Year: { } plain })
            return PlainYearBefore(whole, plain, other, lunar);
        return Intersect(whole, other);
    }

    /// <summary>"Minh Mạng năm thứ 16 (1835)": the year in brackets is a check; the lunar year's bounds stay.</summary>
    private static Failure? LunarYearBeside(DateSpan whole, int year, int written)
    {
        bool lateInYear = whole.LunarMonth is >= 11 || whole.Precision == "day";
        if (written == year || (lateInYear && written == year + 1 && (whole.End?.Year ?? written) == written))
            return null;
        string name = whole.Eras is [var era] ? $"{era.Name} {whole.ReignYear}" : CanChi.Name(CanChi.OfYear(year));
        return DateFailures.YearsDisagree(name, year, name, written);
    }

    /// <summary>"đến Thành Thái 18 (1906)": the year in brackets is that of the one bound.</summary>
    private static Failure? OpenBoundBeside(DateSpan whole, int written)
    {
        int year = (whole.Begin ?? whole.End)!.Value.Year;
        bool lunarEnd = whole is { IsLunar: true, End: not null } && written == year - 1;
        return written == year || lunarEnd ? null : DateFailures.Disagree(Shown(whole), written.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>"1803 (Gia Long năm thứ 2)": the same the other way round; the reign is taken over.</summary>
    private static Failure? PlainYearBefore(DateSpan whole, int plain, DateSpan other, int lunar)
    {
        if (LunarYearBeside(other, lunar, plain) is { } failure)
            return failure;
        whole.Eras.AddRange(other.Eras);
        whole.ReignYear ??= other.ReignYear;
        whole.Cycle ??= other.Cycle;
        return null;
    }

    private static Failure? CycleBeside(DateSpan whole, int named, DateSpan other)
    {
        if (whole.Year is not { } year)
            return Intersect(whole, other);
        if (CanChi.OfYear(year) != named)
            return DateFailures.WrongCycle(year, named);
        whole.Cycle = named;
        return other.LunarMonth is null ? null : MonthBeside(whole, other);
    }

    private static Failure? MonthBeside(DateSpan whole, DateSpan other)
    {
        whole.LunarMonth = other.LunarMonth;
        whole.LunarLeap = other.LunarLeap;
        whole.IsLunar = true;
        NarrowToLunarMonth(whole);
        return null;
    }

    /// <summary>"Tân Mùi (1631)": the year of that name within the other bounds.</summary>
    private static Failure? ResolveWith(DateSpan whole, int cycle, DateSpan other)
    {
        int from = other.Begin!.Value.Year;
        int to = other.Year ?? other.End?.Year ?? from;
        int year = CanChi.Nearest(cycle, from);
        if (year < from)
            year += CanChi.Cycle;
        if (year > to)
            return other.Year is { } written ? DateFailures.WrongCycle(written, cycle) : DateFailures.Disagree(CanChi.Name(cycle), $"{from}-{to}");
        if (year + CanChi.Cycle <= to)
            return null;
        whole.Eras.AddRange(other.Eras);
        ResolveCycle(whole, year);
        return null;
    }

    /// <summary>The days that both allow.</summary>
    private static Failure? Intersect(DateSpan whole, DateSpan other)
    {
        foreach (Era era in other.Eras)
        {
            if (!whole.Eras.Contains(era))
                whole.Eras.Add(era);
        }

        if (whole is { LunarDay: not null, Precision: "day", Begin: { } computed } && other is { Precision: "day", Begin: { } given } && computed != given
            && Math.Abs(computed.DayNumber - given.DayNumber) == 1)
        {
            whole.Begin = whole.End = whole.InnerBegin = whole.InnerEnd = given;
            whole.Notes.Clear();
            whole.Note("the day is the Gregorian one given beside; the calendar used here is one day off", "lấy ngày dương lịch ghi kèm; lịch dùng ở đây lệch một ngày");
            return null;
        }

        DateOnly? begin = Later(whole.Begin, other.Begin);
        DateOnly? end = Earlier(whole.End, other.End);
        if (begin > end)
            return DateFailures.Disagree(Shown(whole), Shown(other));
        (whole.Begin, whole.End) = (begin, end);
        return null;
    }

    private static Failure? CheckEra(DateSpan whole)
    {
        if (whole is not { Eras: [var era, ..], ReignYear: { } year } || (year >= 1 && year <= era.HighestYear))
            return null;
        return DateFailures.YearTooHigh(era, year);
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one > other ? one : other;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one < other ? one : other;

    private static string Shown(DateSpan span) =>
        $"{span.Begin?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}/{span.End?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}";
}
