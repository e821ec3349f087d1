using System.Globalization;

namespace HueKnowledgeGraph.Sparql;

internal readonly partial record struct Moment
{
    /// <summary>The canonical lexical form as a dateTime, date, time or gYear, timezone kept.</summary>
    public string ToString(ValueType type)
    {
        string year = string.Create(CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}");
        string date = string.Create(CultureInfo.InvariantCulture, $"{year}-{Month:00}-{Day:00}");
        string fraction = Atto == 0 ? "" : "." + Atto.ToString("000000000000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        string time = string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}{fraction}");
        string text = type switch
        {
            ValueType.DateTime => $"{date}T{time}",
            ValueType.Date => date,
            ValueType.Time => time,
            ValueType.GYear => year,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No text for this type."),
        };
        return ZoneMinutes switch
        {
            null => text,
            0 => text + "Z",
            { } zone => string.Create(
                CultureInfo.InvariantCulture, $"{text}{(zone < 0 ? '-' : '+')}{Math.Abs(zone) / 60:00}:{Math.Abs(zone) % 60:00}"),
        };
    }
}
