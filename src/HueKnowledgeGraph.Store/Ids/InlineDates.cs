using System.Buffers.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>Dates, dateTimes and years as payloads; the layout is drawn at <see cref="InlineTerm"/>.</summary>
internal static class InlineDates
{
    private const int MinuteZoneBits = 11;
    private const int QuarterZoneBits = 7;
    private const int DayBits = 5;
    private const int MonthBits = 4;
    private const int PlacesBits = 2;
    private const long YearBias = 1L << 30;
    private const long MillisecondsPerDay = 86_400_000;
    private const int MaxZoneMinutes = 14 * 60;
    private static readonly long FirstDay = DaysOf(-10_000, 1, 1);

    public static bool TryEncodeDate(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        if (!TryReadDate(ref text, out int year, out int month, out int day) || !TryReadZone(text, out int zone))
            return false;
        id = MakeDate(TermIdKind.Date, year, month, day, zone);
        return true;
    }

    public static bool TryEncodeYear(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        if (!TryReadYear(ref text, out int year) || !TryReadZone(text, out int zone))
            return false;
        id = MakeDate(TermIdKind.GYear, year, 0, 0, zone);
        return true;
    }

    public static bool TryEncodeDateTime(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        if (!TryReadDate(ref text, out int year, out int month, out int day) || year is < -9999 or > 9999
            || !TryReadTime(ref text, out long millisecond, out int places) || !TryReadZone(text, out int zone))
            return false;
        if (zone > 1)
        {
            if ((zone - 2) % 15 != 0)
                return false;
            zone = 2 + ((zone - 2) / 15);
        }

        ulong local = (ulong)(((DaysOf(year, month, day) - FirstDay) * MillisecondsPerDay) + millisecond);
        id = TermId.Make(TermIdKind.DateTime, (((local << PlacesBits) | (uint)places) << QuarterZoneBits) | (uint)zone);
        return true;
    }

    public static InlineDateTime ValueOf(ulong id)
    {
        if (TermId.Kind(id) == TermIdKind.DateTime)
        {
            (long days, long millisecond) = Math.DivRem((long)(TermId.Payload(id) >> (PlacesBits + QuarterZoneBits)), MillisecondsPerDay);
            (int year, int month, int day) = DateOf(days + FirstDay);
            return new InlineDateTime(year, month, day, (int)millisecond, MinutesOf(ZoneOf(id)));
        }

        ulong date = TermId.Payload(id) >> MinuteZoneBits;
        return new InlineDateTime(
            (int)((long)(date >> (MonthBits + DayBits)) - YearBias), (int)(date >> DayBits) & 15, (int)date & 31, 0, MinutesOf(ZoneOf(id)));
    }

    public static int WriteDate(ulong id, Span<byte> target)
    {
        InlineDateTime value = ValueOf(id);
        int length = WriteCalendarDay(value, target);
        return length + WriteZone(ZoneOf(id), target[length..]);
    }

    public static int WriteYear(ulong id, Span<byte> target)
    {
        int length = WriteYearNumber(ValueOf(id).Year, target);
        return length + WriteZone(ZoneOf(id), target[length..]);
    }

    public static int WriteDateTime(ulong id, Span<byte> target)
    {
        InlineDateTime value = ValueOf(id);
        int length = WriteCalendarDay(value, target);
        target[length] = (byte)'T';
        WriteTwo(value.Hour, target[(length + 1)..]);
        target[length + 3] = (byte)':';
        WriteTwo(value.Minute, target[(length + 4)..]);
        target[length + 6] = (byte)':';
        WriteTwo(value.Second, target[(length + 7)..]);
        length += 9;
        int places = (int)(TermId.Payload(id) >> QuarterZoneBits) & 3;
        if (places > 0)
        {
            target[length] = (byte)'.';
            int fraction = value.Millisecond;
            for (int i = 3; i > 0; i--, fraction /= 10)
            {
                if (i <= places)
                    target[length + i] = (byte)('0' + (fraction % 10));
            }

            length += 1 + places;
        }

        return length + WriteZone(ZoneOf(id), target[length..]);
    }

    private static ulong MakeDate(TermIdKind kind, int year, int month, int day, int zone)
    {
        ulong date = ((((ulong)(year + YearBias) << MonthBits) | (uint)month) << DayBits) | (uint)day;
        return TermId.Make(kind, (date << MinuteZoneBits) | (uint)zone);
    }

    /// <summary>0 none, 1 "Z", else minutes from -14:00 on + 2.</summary>
    private static int ZoneOf(ulong id)
    {
        if (TermId.Kind(id) != TermIdKind.DateTime)
            return (int)(id & ((1 << MinuteZoneBits) - 1));
        int zone = (int)(id & ((1 << QuarterZoneBits) - 1));
        return zone < 2 ? zone : 2 + ((zone - 2) * 15);
    }

    private static int? MinutesOf(int zone) => zone switch
    {
        0 => null,
        1 => 0,
        _ => zone - 2 - MaxZoneMinutes,
    };

    private static bool TryReadYear(ref ReadOnlySpan<byte> text, out int year)
    {
        year = 0;
        bool negative = !text.IsEmpty && text[0] == '-';
        ReadOnlySpan<byte> rest = negative ? text[1..] : text;
        int length = 0;
        while (length < rest.Length && char.IsAsciiDigit((char)rest[length]))
            length++;
        if (length is < 4 or > 9 || (length > 4 && rest[0] == '0') || !InlineNumbers.TryReadDigits(rest[..length], out long value))
            return false;
        if (negative && value == 0)
            return false;
        year = (int)(negative ? -value : value);
        text = rest[length..];
        return true;
    }

    private static bool TryReadDate(ref ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        month = day = 0;
        if (!TryReadYear(ref text, out year) || text.Length < 6 || text[0] != '-' || text[3] != '-'
            || !TryReadTwo(text[1..], out month) || !TryReadTwo(text[4..], out day))
            return false;
        text = text[6..];
        return month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month);
    }

    private static bool TryReadTime(ref ReadOnlySpan<byte> text, out long millisecond, out int places)
    {
        millisecond = 0;
        places = 0;
        if (text.Length < 9 || text[0] != 'T' || text[3] != ':' || text[6] != ':' || !TryReadTwo(text[1..], out int hour)
            || !TryReadTwo(text[4..], out int minute) || !TryReadTwo(text[7..], out int second) || hour > 23 || minute > 59 || second > 59)
            return false;
        text = text[9..];
        int fraction = 0;
        if (!text.IsEmpty && text[0] == '.')
        {
            while (places + 1 < text.Length && char.IsAsciiDigit((char)text[places + 1]))
                places++;
            if (places is < 1 or > 3 || !InlineNumbers.TryReadDigits(text.Slice(1, places), out long digits))
                return false;
            fraction = (int)digits * (places == 1 ? 100 : places == 2 ? 10 : 1);
            text = text[(places + 1)..];
        }

        millisecond = (((((hour * 60L) + minute) * 60) + second) * 1000) + fraction;
        return true;
    }

    private static bool TryReadZone(ReadOnlySpan<byte> text, out int zone)
    {
        zone = 0;
        if (text.IsEmpty)
            return true;
        zone = 1;
        if (text.SequenceEqual("Z"u8))
            return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':' || !TryReadTwo(text[1..], out int hours)
            || !TryReadTwo(text[4..], out int minutes) || minutes > 59 || (hours * 60) + minutes > MaxZoneMinutes)
            return false;
        int offset = (hours * 60) + minutes;
        if (offset == 0 && text[0] == '-')
            return false;
        zone = 2 + MaxZoneMinutes + (text[0] == '-' ? -offset : offset);
        return true;
    }

    private static bool TryReadTwo(ReadOnlySpan<byte> text, out int value)
    {
        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[1]);
    }

    private static int WriteCalendarDay(InlineDateTime value, Span<byte> target)
    {
        int length = WriteYearNumber(value.Year, target);
        target[length] = (byte)'-';
        WriteTwo(value.Month, target[(length + 1)..]);
        target[length + 3] = (byte)'-';
        WriteTwo(value.Day, target[(length + 4)..]);
        return length + 6;
    }

    private static int WriteYearNumber(int year, Span<byte> target)
    {
        int length = 0;
        if (year < 0)
            target[length++] = (byte)'-';
        int positive = Math.Abs(year);
        Utf8Formatter.TryFormat(positive, target[length..], out int written, positive < 10_000 ? new System.Buffers.StandardFormat('D', 4) : default);
        return length + written;
    }

    private static int WriteZone(int zone, Span<byte> target)
    {
        if (zone == 0)
            return 0;
        if (zone == 1)
        {
            target[0] = (byte)'Z';
            return 1;
        }

        int offset = zone - 2 - MaxZoneMinutes;
        target[0] = offset < 0 ? (byte)'-' : (byte)'+';
        WriteTwo(Math.Abs(offset) / 60, target[1..]);
        target[3] = (byte)':';
        WriteTwo(Math.Abs(offset) % 60, target[4..]);
        return 6;
    }

    private static void WriteTwo(int value, Span<byte> target)
    {
        target[0] = (byte)('0' + (value / 10));
        target[1] = (byte)('0' + (value % 10));
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Days since 0000-03-01 in the proleptic Gregorian calendar; March first, so that the leap day ends a year.</summary>
    private static long DaysOf(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1L : year;
        long era = (y >= 0 ? y : y - 399) / 400;
        long yearOfEra = y - (era * 400);
        long dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
    }

    private static (int Year, int Month, int Day) DateOf(long days)
    {
        long era = (days >= 0 ? days : days - 146_096) / 146_097;
        long dayOfEra = days - (era * 146_097);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long shifted = ((5 * dayOfYear) + 2) / 153;
        int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return ((int)(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0)), month, (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1));
    }
}
