using System.Globalization;

namespace HueKnowledgeGraph.Sparql;

/// <summary>NOW and the parts of dates and times (SPARQL 1.1 Query, section 17.4.5), also for xsd:date, xsd:time and xsd:gYear.</summary>
internal static class DateTimeFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add("NOW", static (context, _) =>
        {
            string now = context.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
            return new ConstantNode(context.Terms.IdOf(new Rdf.Literal(now, Rdf.Xsd.DateTime)), context.Terms);
        });
        table.Add1("YEAR", Part(HasYear, static moment => Number.Integer(moment.Year)));
        table.Add1("MONTH", Part(HasMonth, static moment => Number.Integer(moment.Month)));
        table.Add1("DAY", Part(HasDay, static moment => Number.Integer(moment.Day)));
        table.Add1("HOURS", Part(HasTime, static moment => Number.Integer(moment.Hour)));
        table.Add1("MINUTES", Part(HasTime, static moment => Number.Integer(moment.Minute)));
        table.Add1("SECONDS", Part(HasTime, static moment => moment.Seconds));
        table.Add1("TIMEZONE", static (Evaluation e, scoped in Value a) => e.TryMoment(a, out Moment moment) && moment.ZoneMinutes is { } minutes
            ? Value.Literal(e.Utf8(Duration.OfMinutes(minutes)), ValueType.DayTimeDuration) : Value.Error);
        table.Add1("TZ", static (Evaluation e, scoped in Value a) => e.TryMoment(a, out _) ? Value.String(ZoneOf(e.Text(a))) : Value.Error);
    }

    private static Function1 Part(Func<ValueType, bool> hasPart, Func<Moment, Number> part) => (Evaluation e, scoped in Value a) =>
        hasPart(a.Type) && e.TryMoment(a, out Moment moment) ? Value.Of(part(moment)) : Value.Error;

    private static bool HasYear(ValueType type) => type is ValueType.DateTime or ValueType.Date or ValueType.GYear or ValueType.GYearMonth;

    private static bool HasMonth(ValueType type) =>
        type is ValueType.DateTime or ValueType.Date or ValueType.GYearMonth or ValueType.GMonth or ValueType.GMonthDay;

    private static bool HasDay(ValueType type) => type is ValueType.DateTime or ValueType.Date or ValueType.GMonthDay or ValueType.GDay;

    private static bool HasTime(ValueType type) => type is ValueType.DateTime or ValueType.Time;

    /// <summary>The timezone as written: "Z", "-08:00" or nothing.</summary>
    private static ReadOnlySpan<byte> ZoneOf(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        if (text.EndsWith("Z"u8))
            return text[^1..];
        return text.Length > 6 && text[^3] == ':' && text[^6] is (byte)'+' or (byte)'-' ? text[^6..] : default;
    }
}
