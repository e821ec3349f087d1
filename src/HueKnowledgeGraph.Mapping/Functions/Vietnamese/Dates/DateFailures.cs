namespace HueKnowledgeGraph.Mapping;

/// <summary>Why a date phrase is refused.</summary>
internal static class DateFailures
{
    public static Failure NotUnderstood(string found) =>
        new($"'{found}' in this date is not understood", $"không hiểu '{found}' trong niên đại này") { Found = found };

    public static Failure YearTooHigh(Era era, int year) => new(
        $"{era.Name} has no year {year}: its last is {era.HighestYear} ({era.LastYear})",
        $"niên hiệu {era.Name} không có năm thứ {year}: năm cuối là {era.HighestYear} ({era.LastYear})");

    public static Failure NoSuchCycleYear(Era era, int cycle) => new(
        $"{era.Name} ({era.FirstYear}-{era.LastYear}) has no year {CanChi.Name(cycle)}",
        $"niên hiệu {era.Name} ({era.FirstYear}-{era.LastYear}) không có năm {CanChi.Name(cycle)}");

    public static Failure WrongCycle(int year, int written) => new(
        $"{year} is {CanChi.Name(CanChi.OfYear(year))}, not {CanChi.Name(written)}",
        $"năm {year} là {CanChi.Name(CanChi.OfYear(year))}, không phải {CanChi.Name(written)}");

    public static Failure YearsDisagree(string what, int computed, string whatVietnamese, int written) => new(
        $"{what} is {computed}, but {written} is written beside it",
        $"{whatVietnamese} là {computed}, nhưng bên cạnh lại ghi {written}");

    public static Failure Disagree(string one, string other) => new(
        $"the parts of this date exclude each other: {one} and {other}",
        $"các phần của niên đại này mâu thuẫn nhau: {one} và {other}");

    public static Failure NoSuchDay(string written) => new($"there is no day {written}", $"không có ngày {written}") { Found = written };

    public static Failure NoSuchMonth(string written) => new($"there is no month {written}", $"không có tháng {written}") { Found = written };

    public static Failure Backwards(string begin, string end) => new(
        $"the range runs backwards: from {begin} to {end}",
        $"khoảng thời gian bị ngược: từ {begin} đến {end}");

    public static Failure AmbiguousEra(IEnumerable<Era> eras) => new(
        $"several eras have this name: {string.Join(", ", eras.Select(era => $"{era.Name} of {era.Ruler} ({era.FirstYear}-{era.LastYear})"))}",
        $"có nhiều niên hiệu cùng tên: {string.Join(", ", eras.Select(era => $"{era.Name} của {era.Ruler} ({era.FirstYear}-{era.LastYear})"))}");
}
