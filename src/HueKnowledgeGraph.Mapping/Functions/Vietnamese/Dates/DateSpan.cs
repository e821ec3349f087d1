namespace HueKnowledgeGraph.Mapping;

/// <summary>What a date phrase, or a part of one, says.</summary>
internal sealed class DateSpan
{
    /// <summary>Not before this day.</summary>
    public DateOnly? Begin { get; set; }

    /// <summary>Not after this day.</summary>
    public DateOnly? End { get; set; }

    /// <summary>At the latest since this day, where that is known.</summary>
    public DateOnly? InnerBegin { get; set; }

    /// <summary>At least until this day, where that is known.</summary>
    public DateOnly? InnerEnd { get; set; }

    /// <summary>The one year that is meant (of a lunar year: the Gregorian year in which it begins).</summary>
    public int? Year { get; set; }

    /// <summary>True if <see cref="Year"/> is a lunar year.</summary>
    public bool IsLunar { get; set; }

    /// <summary>The century that is meant, for what follows ("XVIII-XIX").</summary>
    public int? Century { get; set; }

    /// <summary>Eras that are named.</summary>
    public List<Era> Eras { get; } = [];

    public int? ReignYear { get; set; }

    /// <summary>Number in the sexagenary cycle.</summary>
    public int? Cycle { get; set; }

    public int? LunarMonth { get; set; }

    public int? LunarDay { get; set; }

    public bool LunarLeap { get; set; }

    /// <summary>day, month, season, year, part, decade, century, reign, dynasty, range, period, recurring, cycle.</summary>
    public string Precision { get; set; } = "year";

    public string? Dynasty { get; set; }

    public bool IsApproximate { get; set; }

    public bool IsUncertain { get; set; }

    /// <summary>How the bounds were got: English and Vietnamese.</summary>
    public List<(string English, string Vietnamese)> Notes { get; } = [];

    /// <summary>True if nothing but words is known.</summary>
    public bool HasNoBounds => Begin is null && End is null;

    public void Note(string english, string vietnamese)
    {
        if (!Notes.Contains((english, vietnamese)))
            Notes.Add((english, vietnamese));
    }

    /// <summary>The days of a Gregorian year.</summary>
    public static DateSpan OfYears(int first, int last, string precision) => new()
    {
        Begin = new DateOnly(first, 1, 1),
        End = new DateOnly(last, 12, 31),
        Year = first == last ? first : null,
        Precision = precision,
    };

    /// <summary>The days of a lunar year; of the two Gregorian years that it may touch, where the calendar is not known.</summary>
    public static DateSpan OfLunarYear(int year)
    {
        DateSpan span = new() { Year = year, IsLunar = true, Precision = "year", Cycle = CanChi.OfYear(year) };
        if (LunarCalendar.Knows(year))
        {
            span.Begin = LunarCalendar.FirstDay(year);
            span.End = LunarCalendar.LastDay(year);
            span.Note("bounds: first and last day of the lunar year", "giới hạn: ngày đầu và ngày cuối của năm âm lịch");
        }
        else
        {
            span.Begin = new DateOnly(year, 1, 1);
            span.End = new DateOnly(year + 1, 12, 31);
            span.Note("bounds: the two Gregorian years that the lunar year touches", "giới hạn: hai năm dương lịch mà năm âm lịch chạm tới");
        }

        return span;
    }
}
