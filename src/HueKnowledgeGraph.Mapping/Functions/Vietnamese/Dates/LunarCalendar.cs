using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// The lunar calendar of the Nguyễn records, by <see cref="KoreanLunisolarCalendar"/> (years 918 to 2050).
/// </summary>
/// <remarks>
/// <para>Korea and Vietnam both followed the Chinese calendar, so days agree with printed Vietnamese dates that were checked: 1/1 Quý Mùi
/// (Minh Mạng 4) = 11/2/1823, 15/1 Nhâm Ngọ = 8/2/1762 (birth of Gia Long).</para>
/// <para><b>Known limits</b>: until 1812 the courts of Vietnam kept the Datong calendar after China and Korea had left it (1645, 1653), so
/// a month may begin a day apart and a leap month may stand elsewhere; from 1968 the civil calendars differ by the time zone. A date
/// that a source gives in both calendars is therefore taken from the source when the two differ by one day.</para>
/// </remarks>
internal static class LunarCalendar
{
    /// <summary>The first year that can be converted.</summary>
    public const int FirstYear = 919;

    /// <summary>The last year that can be converted.</summary>
    public const int LastYear = 2049;

    private static readonly KoreanLunisolarCalendar Calendar = new();

    public static bool Knows(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>First day of a lunar year.</summary>
    public static DateOnly FirstDay(int year) => DateOf(year, 1, 1);

    /// <summary>Last day of a lunar year.</summary>
    public static DateOnly LastDay(int year) => FirstDay(year + 1).AddDays(-1);

    /// <summary>True if the year has that leap month.</summary>
    public static bool HasLeapMonth(int year, int month) => Calendar.GetLeapMonth(year) == month + 1;

    /// <summary>Converts a day; false if the month has no such day.</summary>
    /// <param name="year">Lunar year, by the Gregorian year in which it begins.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="isLeap">True for the leap month that follows the month of that number.</param>
    /// <param name="day">Day, from 1.</param>
    /// <param name="date">The Gregorian day.</param>
    public static bool TryDay(int year, int month, bool isLeap, int day, out DateOnly date)
    {
        date = default;
        int place = MonthPlace(year, month, isLeap);
        if (day < 1 || day > Calendar.GetDaysInMonth(year, place))
            return false;
        date = DateOf(year, place, day);
        return true;
    }

    /// <summary>First and last day of a month.</summary>
    public static (DateOnly First, DateOnly Last) Month(int year, int month, bool isLeap)
    {
        int place = MonthPlace(year, month, isLeap);
        DateOnly first = DateOf(year, place, 1);
        return (first, first.AddDays(Calendar.GetDaysInMonth(year, place) - 1));
    }

    /// <summary>The place of a month in its year, where a leap month counts as a month of its own.</summary>
    private static int MonthPlace(int year, int month, bool isLeap)
    {
        int leap = Calendar.GetLeapMonth(year);
        return month + (isLeap || (leap > 0 && month >= leap) ? 1 : 0);
    }

    private static DateOnly DateOf(int year, int place, int day) => DateOnly.FromDateTime(Calendar.ToDateTime(year, place, day, 0, 0, 0, 0));
}
