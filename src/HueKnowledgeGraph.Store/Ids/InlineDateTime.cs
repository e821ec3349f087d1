namespace HueKnowledgeGraph.Store;

/// <summary>The parts of an inline date, dateTime or gYear, as written (local time).</summary>
/// <param name="Year">Year; 0 is 1 BC and -1 is 2 BC (XSD 1.1, section 3.3.7).</param>
/// <param name="Month">1 to 12; 0 for a gYear.</param>
/// <param name="Day">1 to 31; 0 for a gYear.</param>
/// <param name="MillisecondOfDay">Milliseconds since midnight; 0 for a date or gYear.</param>
/// <param name="TimezoneMinutes">Offset from UTC in minutes, or null if there is no timezone.</param>
public readonly record struct InlineDateTime(int Year, int Month, int Day, int MillisecondOfDay, int? TimezoneMinutes)
{
    /// <summary>0 to 23.</summary>
    public int Hour => MillisecondOfDay / 3_600_000;

    /// <summary>0 to 59.</summary>
    public int Minute => MillisecondOfDay / 60_000 % 60;

    /// <summary>0 to 59.</summary>
    public int Second => MillisecondOfDay / 1000 % 60;

    /// <summary>0 to 999.</summary>
    public int Millisecond => MillisecondOfDay % 1000;
}
