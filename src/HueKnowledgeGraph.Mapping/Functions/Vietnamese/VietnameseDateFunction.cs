using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The function <c>vietnameseDate</c>.</summary>
internal static class VietnameseDateFunction
{
    private static readonly RecordShape Shape = new(
        "text", "begin", "end", "innerBegin", "innerEnd", "era", "eraName", "reignYear", "ruler", "dynasty", "canChi",
        "lunarDay", "lunarMonth", "lunarLeap", "lunarText", "precision", "approximate", "uncertain", "calendar", "noteVi", "noteEn");

    public static MappingFunction Function { get; } =
        new("vietnameseDate", ["text", new("eras", ParameterOptions.Table), new("context", ParameterOptions.NamedOnly)], (a, _) => Read(a)) { Shape = Shape, IsRemembered = true, TableColumns = EraTable.Columns };

    private static Value Read(ReadOnlySpan<Value> arguments)
    {
        string text = TextFunctions.OneText(arguments[0]);
        int? context = null;
        if (!arguments[2].IsNone)
        {
            if (!int.TryParse(arguments[2].Text, CultureInfo.InvariantCulture, out int year))
                return Value.Fail($"'{arguments[2]}' is no year", $"'{arguments[2]}' không phải là năm");
            context = year;
        }

        DateSpan? span = DateReader.Read(text, arguments[1].Table!.Derived(table => new EraTable(table)), context, out Failure? failure);
        if (failure is not null && LegacyText.Guess(text) is { } guess)
            failure = guess.Failure;
        return failure is not null ? Value.Fail(failure) : span is null ? Value.None : Value.Of(new RecordValue(Shape, Fields(text, span)));
    }

    private static Value[] Fields(string text, DateSpan span)
    {
        string?[] texts =
        [
            text, Day(span.Begin), Day(span.End), Day(span.InnerBegin), Day(span.InnerEnd), null, null, Number(span.ReignYear), null,
            span.Dynasty ?? (span.Eras.Count > 0 ? span.Eras[0].Dynasty : null), span.Cycle is { } cycle ? CanChi.Name(cycle) : null,
            Number(span.LunarDay), Number(span.LunarMonth), span.LunarLeap ? "true" : null, LunarText(span), span.Precision,
            span.IsApproximate ? "true" : null, span.IsUncertain ? "true" : null, span.IsLunar ? "lunar" : span.HasNoBounds ? null : "gregorian",
            string.Join("; ", span.Notes.Select(note => note.Vietnamese)), string.Join("; ", span.Notes.Select(note => note.English)),
        ];
        Value[] fields = [.. texts.Select(Value.Of)];
        fields[Shape.IndexOf("era")] = Value.OneOrList(span.Eras.Select(era => era.Id));
        fields[Shape.IndexOf("eraName")] = Value.OneOrList(span.Eras.Select(era => era.Name));
        fields[Shape.IndexOf("ruler")] = Value.OneOrList(span.Eras.Select(era => era.Ruler).Distinct(StringComparer.Ordinal));
        return fields;
    }

    private static string? LunarText(DateSpan span)
    {
        if (span.LunarMonth is not { } month)
            return null;
        string leap = span.LunarLeap ? " nhuận" : string.Empty;
        string day = span.LunarDay is { } number ? $"{number}/" : "tháng ";
        string year = span.Year is { } known ? $" năm {known}" : string.Empty;
        return $"{day}{month}{leap}{year} âm lịch";
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
