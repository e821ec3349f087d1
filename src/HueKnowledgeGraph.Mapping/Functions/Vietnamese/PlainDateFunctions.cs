using System.Globalization;
using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The functions <c>date</c> and <c>period</c>, for dates of our own time.</summary>
internal static partial class PlainDateFunctions
{
    private static readonly RecordShape Shape = new("begin", "end", "precision", "note", "text");

    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("date", ["value"], (a, _) => Date(TextFunctions.OneText(a[0]))),
        new("period", ["value"], (a, _) => Period(TextFunctions.OneText(a[0]))) { Shape = Shape },
    ];

    [GeneratedRegex(@"^(?:(?<d>[0-9]{1,2})[/.-](?<m>[0-9]{1,2})[/.-](?<y>[0-9]{4})|(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:-(?<m>[0-9]{1,2})(?:-(?<d>[0-9]{1,2}))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"^(?<value>[^(]*?)\s*(?:\((?<note>[^)]*)\))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex RemarkPattern();

    private static Value Date(string text)
    {
        Match match = DayPattern().Match(text);
        return match.Success && TryDay(match, out DateOnly day)
            ? Value.Of(Format(day))
            : Value.Fail($"'{text}' is no day (15/3/1823 or 1823-03-15)", $"'{text}' không phải là ngày (15/3/1823 hoặc 1823-03-15)");
    }

    private static Value Period(string text)
    {
        Match remark = RemarkPattern().Match(text);
        string[] ends = remark.Groups["value"].Value.Split('/');
        if (ends.Length is not (1 or 2) || Part(ends[0]) is not { } first || Part(ends[^1]) is not { } last || first.Begin > last.End)
            return Value.Fail($"'{text}' is no period (2011, 2024-02, 2019-02-05, 2015-01/2015-11)", $"'{text}' không phải là khoảng thời gian (2011, 2024-02, 2019-02-05, 2015-01/2015-11)");
        string precision = ends.Length == 2 ? "range" : first.Precision;
        return Value.Of(new RecordValue(
            Shape, [Value.Of(Format(first.Begin)), Value.Of(Format(last.End)), Value.Of(precision), Value.Of(remark.Groups["note"].Value), Value.Of(text)]));
    }

    private static (DateOnly Begin, DateOnly End, string Precision)? Part(string text)
    {
        Match match = PartPattern().Match(text.Trim());
        if (!match.Success || !int.TryParse(match.Groups["y"].Value, CultureInfo.InvariantCulture, out int year) || year == 0)
            return null;
        if (!match.Groups["m"].Success)
            return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), "year");
        if (match.Groups["d"].Success)
            return TryDay(match, out DateOnly day) ? (day, day, "day") : null;
        int month = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
            return null;
        DateOnly first = new(year, month, 1);
        return (first, new DateOnly(year, month, DateTime.DaysInMonth(year, month)), "month");
    }

    private static bool TryDay(Match match, out DateOnly day) =>
        DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
