using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The functions <c>measures</c> and <c>measureNotes</c>.</summary>
internal static class MeasureFunctions
{
    private const int MetricDecimals = 6;

    private static readonly RecordShape Shape = new(
        "text", "dimension", "dimensionVi", "value", "valueEnd", "unit", "unitText", "metricValue", "metricValueEnd", "metricUnit", "qualifier", "key", "index");

    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("measures", ["text"], (a, _) => Measures(TextFunctions.OneText(a[0]))) { Shape = Shape, IsRemembered = true },
        new("measureNotes", ["text"], (a, _) => Notes(TextFunctions.OneText(a[0]))) { IsRemembered = true },
    ];

    private static Value Measures(string text)
    {
        MeasureReader reader = MeasureReader.Read(text);
        if (reader.Failure is { } failure)
            return Value.Fail(LegacyText.Guess(text)?.Failure ?? failure);
        Dictionary<string, int> keys = new(StringComparer.Ordinal);
        List<Value> measures = [];
        foreach (Measure measure in reader.Measures)
            measures.Add(Value.Of(new RecordValue(Shape, Fields(measure, keys, measures.Count + 1))));
        return Value.List(measures);
    }

    private static Value Notes(string text) => Value.List([.. MeasureReader.Read(text).Notes.Select(note => Value.Of(note))]);

    private static Value[] Fields(Measure measure, Dictionary<string, int> keys, int index)
    {
        int same = keys[measure.Dimension] = keys.GetValueOrDefault(measure.Dimension) + 1;
        string?[] texts =
        [
            measure.Text, measure.Dimension, measure.Label, NumberFunctions.Format(measure.Value), Format(measure.ValueEnd), measure.Unit?.Code, measure.UnitText,
            Metric(measure, measure.Value), Metric(measure, measure.ValueEnd), measure.Unit?.Metric, null,
            same == 1 ? measure.Dimension : string.Create(CultureInfo.InvariantCulture, $"{measure.Dimension}-{same}"), index.ToString(CultureInfo.InvariantCulture),
        ];
        Value[] fields = [.. texts.Select(Value.Of)];
        fields[Shape.IndexOf("qualifier")] = Value.OneOrList(measure.Qualifiers);
        return fields;
    }

    private static string? Format(decimal? value) => value is { } known ? NumberFunctions.Format(known) : null;

    private static string? Metric(Measure measure, decimal? value) =>
        measure.Unit is { } unit && value is { } known ? NumberFunctions.Format(decimal.Round(known * unit.Factor, MetricDecimals)) : null;
}
