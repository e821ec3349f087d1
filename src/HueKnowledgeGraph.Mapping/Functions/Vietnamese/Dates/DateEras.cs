namespace HueKnowledgeGraph.Mapping;

/// <summary>Bounds of eras, of their years, and of dynasties.</summary>
internal static class DateEras
{
    /// <summary>A year of an era. Whether the era has so many years is checked when all that the phrase says is known.</summary>
    public static DateSpan Year(Era era, int reignYear)
    {
        DateSpan span = DateSpan.OfLunarYear(era.YearOf(reignYear));
        span.Eras.Add(era);
        span.ReignYear = reignYear;
        return span;
    }

    /// <summary>The year of that cycle name within an era; null if it has none.</summary>
    public static DateSpan? YearOfCycle(Era era, int cycle)
    {
        int year = CanChi.Nearest(cycle, era.FirstYear);
        if (year < era.FirstYear)
            year += CanChi.Cycle;
        return year <= era.LastYear ? Year(era, year - era.FirstYear + 1) : null;
    }

    /// <summary>A whole era: from its first day (or that of its first lunar year) until the next began, or its last lunar year ended.</summary>
    public static DateSpan Whole(Era era, EraTable eras)
    {
        DateSpan span = new()
        {
            Begin = era.Start ?? DateSpan.OfLunarYear(era.FirstYear).Begin,
            End = eras.IsLastOfDynasty(era) ? new DateOnly(era.LastYear, 12, 31) : eras.EndBefore(era) ?? DateSpan.OfLunarYear(era.LastYear).End,
            Precision = "reign",
            IsLunar = true,
        };
        span.Eras.Add(era);
        span.Note("bounds: the whole era", "giới hạn: toàn bộ niên hiệu");
        return span;
    }

    /// <summary>A dynasty: from its first era to the end of the Gregorian year in which its last ended.</summary>
    public static DateSpan Dynasty(string name, IReadOnlyList<Era> eras)
    {
        Era first = eras.MinBy(era => era.FirstYear)!;
        DateSpan span = new()
        {
            Begin = first.Start ?? DateSpan.OfLunarYear(first.FirstYear).Begin,
            End = new DateOnly(eras.Max(era => era.LastYear), 12, 31),
            Precision = "dynasty",
            Dynasty = eras.All(era => era.Dynasty == first.Dynasty) ? first.Dynasty : name,
        };
        span.Note("bounds: the whole dynasty", "giới hạn: toàn bộ triều đại");
        return span;
    }
}
