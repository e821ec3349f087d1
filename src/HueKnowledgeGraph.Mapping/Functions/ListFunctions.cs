using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions that make lists, take them apart, or join them.</summary>
internal static class ListFunctions
{
    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("split", ["value", "separator", new("separators", ParameterOptions.Rest)], (a, _) => Split(a)),
        new("join", [new("list", ParameterOptions.List), "separator"], (a, _) => Join(a)),
        new("first", [new("list", ParameterOptions.List)], (a, _) => a[0].AsItems()[0]) { PassesShape = true },
        new("last", [new("list", ParameterOptions.List)], (a, _) => a[0].AsItems()[^1]) { PassesShape = true },
        new("at", [new("list", ParameterOptions.List), "index"], (a, _) => At(a)) { PassesShape = true },
        new("count", [new("list", ParameterOptions.List | ParameterOptions.AcceptsNone)], (a, _) => Value.Of(a[0].AsItems().Length.ToString(CultureInfo.InvariantCulture))),
        new("distinct", [new("list", ParameterOptions.List)], (a, _) => Distinct(a[0])) { PassesShape = true },
        new("concatLists", [new("lists", ParameterOptions.List | ParameterOptions.AcceptsNone | ParameterOptions.Rest)], (a, _) => Value.List(a.ToArray())) { PassesShape = true },
        new("concat", [new("parts", ParameterOptions.AcceptsNone | ParameterOptions.Rest)], (a, _) => Concat(a)),
    ];

    private static Value Split(ReadOnlySpan<Value> arguments)
    {
        string[] separators = new string[arguments.Length - 1];
        for (int index = 0; index < separators.Length; index++)
            separators[index] = TextFunctions.OneText(arguments[index + 1]);
        string[] parts = TextFunctions.OneText(arguments[0]).Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Value.List([.. parts.Select(part => Value.Of(part))]);
    }

    private static Value Join(ReadOnlySpan<Value> arguments)
    {
        string separator = TextFunctions.OneText(arguments[1]);
        return Value.Of(string.Join(separator, arguments[0].AsItems().ToArray().Select(item => item.ToString())));
    }

    private static Value At(ReadOnlySpan<Value> arguments)
    {
        ReadOnlySpan<Value> items = arguments[0].AsItems();
        if (!int.TryParse(TextFunctions.OneText(arguments[1]), CultureInfo.InvariantCulture, out int index))
            return Value.Fail($"'{arguments[1]}' is no whole number", $"'{arguments[1]}' không phải là số nguyên");
        return index >= 1 && index <= items.Length ? items[index - 1] : Value.None;
    }

    private static Value Distinct(Value list)
    {
        List<Value> found = [];
        foreach (Value item in list.AsItems())
        {
            if (!found.Exists(known => known.SameAs(item)))
                found.Add(item);
        }

        return Value.List(found);
    }

    private static Value Concat(ReadOnlySpan<Value> arguments)
    {
        System.Text.StringBuilder text = new();
        foreach (Value part in arguments)
            text.Append(part.ToString());
        return Value.Of(text.ToString());
    }
}
