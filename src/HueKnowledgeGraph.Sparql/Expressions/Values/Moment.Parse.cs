namespace HueKnowledgeGraph.Sparql;

internal readonly partial record struct Moment
{
    /// <summary>Longest year that is read: the timeline in seconds then fits into a long.</summary>
    private const int LongestYear = 11;

    /// <summary>Reads a lexical form of <paramref name="type"/>; white space around it is allowed.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, ValueType type, out Moment moment)
    {
        text = text.Trim(" \t\r\n"u8);
        moment = default;
        long year = 1972;
        int month = type is ValueType.GYear ? 1 : 12;
        int day = type is ValueType.GYear or ValueType.GYearMonth or ValueType.GMonth ? 1 : 31;
        (int Hour, int Minute, int Second, long Atto) time = default;
        bool read = type switch
        {
            ValueType.DateTime => TryDate(ref text, out year, out month, out day) && TrySkip(ref text, 'T') && TryTime(ref text, out time),
            ValueType.Date => TryDate(ref text, out year, out month, out day),
            ValueType.Time => TryTime(ref text, out time),
            ValueType.GYear => TryYear(ref text, out year),
            ValueType.GYearMonth => TryYear(ref text, out year) && TrySkip(ref text, '-') && TryTwo(ref text, out month),
            ValueType.GMonth => TrySkip(ref text, '-') && TrySkip(ref text, '-') && TryTwo(ref text, out month),
            ValueType.GMonthDay => TrySkip(ref text, '-') && TrySkip(ref text, '-') && TryTwo(ref text, out month)
                && TrySkip(ref text, '-') && TryTwo(ref text, out day),
            ValueType.GDay => TrySkip(ref text, '-') && TrySkip(ref text, '-') && TrySkip(ref text, '-') && TryTwo(ref text, out day),
            _ => false,
        };
        if (!read || !TryZone(text, out int? zone) || month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month))
            return false;
        moment = new Moment
        {
            Type = type, Year = year, Month = month, Day = day, Hour = time.Hour, Minute = time.Minute, Second = time.Second,
            Atto = time.Atto, ZoneMinutes = zone,
        };
        if (time.Hour == 24)
            moment = type == ValueType.Time ? moment with { Hour = 0 } : moment.NextMidnight();
        return true;
    }

    private Moment NextMidnight() =>
        Day < DaysInMonth(Year, Month) ? this with { Hour = 0, Day = Day + 1 }
        : Month < 12 ? this with { Hour = 0, Day = 1, Month = Month + 1 }
        : this with { Hour = 0, Day = 1, Month = 1, Year = Year + 1 };

    private static bool TryDate(ref ReadOnlySpan<byte> text, out long year, out int month, out int day)
    {
        month = day = 0;
        return TryYear(ref text, out year) && TrySkip(ref text, '-') && TryTwo(ref text, out month)
            && TrySkip(ref text, '-') && TryTwo(ref text, out day);
    }

    private static bool TryYear(ref ReadOnlySpan<byte> text, out long year)
    {
        year = 0;
        bool negative = TrySkip(ref text, '-');
        int length = 0;
        for (; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            if (length == LongestYear)
                return false;
            year = (year * 10) + (text[length] - '0');
        }

        if (length < 4 || (length > 4 && text[0] == '0'))
            return false;
        year = negative ? -year : year;
        text = text[length..];
        return true;
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text, out (int Hour, int Minute, int Second, long Atto) time)
    {
        time = default;
        if (!TryTwo(ref text, out time.Hour) || !TrySkip(ref text, ':') || !TryTwo(ref text, out time.Minute) || !TrySkip(ref text, ':')
            || !TryTwo(ref text, out time.Second))
            return false;
        if (TrySkip(ref text, '.'))
        {
            int digits = 0;
            long unit = AttosPerSecond / 10;
            for (; digits < text.Length && char.IsAsciiDigit((char)text[digits]); digits++, unit /= 10)
                time.Atto += (text[digits] - '0') * unit;
            if (digits == 0)
                return false;
            text = text[digits..];
        }

        bool endOfDay = time is { Hour: 24, Minute: 0, Second: 0, Atto: 0 };
        return endOfDay || (time.Hour < 24 && time.Minute < 60 && time.Second < 60);
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out int? zone)
    {
        zone = null;
        if (text.IsEmpty)
            return true;
        if (text.SequenceEqual("Z"u8))
        {
            zone = 0;
            return true;
        }

        bool negative = text[0] == '-';
        if ((!TrySkip(ref text, '-') && !TrySkip(ref text, '+')) || !TryTwo(ref text, out int hours) || !TrySkip(ref text, ':')
            || !TryTwo(ref text, out int minutes) || !text.IsEmpty || minutes > 59 || (hours * 60) + minutes > 14 * 60)
            return false;
        zone = negative ? -((hours * 60) + minutes) : (hours * 60) + minutes;
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> text, char sign)
    {
        if (text.IsEmpty || text[0] != sign)
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryTwo(ref ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiDigit((char)text[0]) || !char.IsAsciiDigit((char)text[1]))
            return false;
        value = ((text[0] - '0') * 10) + (text[1] - '0');
        text = text[2..];
        return true;
    }
}
