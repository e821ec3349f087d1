using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions that decide: comparisons, choices, and the refusal of a record.</summary>
internal static class LogicFunctions
{
    private const ParameterOptions NoneToo = ParameterOptions.AcceptsNone;
    private const ParameterOptions Anything = ParameterOptions.Anything;

    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("equal", [new("a", NoneToo), new("b", NoneToo)], (a, _) => Value.Of(a[0].SameAs(a[1]))),
        new("notEqual", [new("a", NoneToo), new("b", NoneToo)], (a, _) => Value.Of(!a[0].SameAs(a[1]))),
        new("lessThan", ["a", "b"], (a, _) => Compare(a, order => order < 0)),
        new("greaterThan", ["a", "b"], (a, _) => Compare(a, order => order > 0)),
        new("isNull", [new("value", NoneToo | ParameterOptions.List)], (a, _) => Value.Of(a[0].IsNone)),
        new("notNull", [new("value", NoneToo | ParameterOptions.List)], (a, _) => Value.Of(!a[0].IsNone)),
        new("and", [new("conditions", NoneToo | ParameterOptions.Rest)], (a, _) => And(a)),
        new("or", [new("conditions", NoneToo | ParameterOptions.Rest)], (a, _) => Or(a)),
        new("not", [new("condition", NoneToo)], (a, _) => Value.Of(!a[0].IsTrue)),
        new("in", ["value", new("values", ParameterOptions.Rest | NoneToo)], (a, _) => In(a)),
        new("if", [new("condition", NoneToo), new("then", Anything), new("else", Anything | ParameterOptions.Optional)], (a, _) => a[0].IsTrue ? a[1] : a[2]) { PassesShape = true },
        new("coalesce", [new("values", Anything | ParameterOptions.Rest)], (a, _) => Coalesce(a)) { PassesShape = true },
        new("require", [new("value", NoneToo | ParameterOptions.List), "english", "vietnamese"], (a, _) => a[0].IsNone ? Refusal(a) : a[0]) { PassesShape = true },
        new("refuseIf", [new("condition", NoneToo), "english", "vietnamese"], (a, _) => a[0].IsTrue ? Refusal(a) : Value.None),
        new("try", [new("call", Anything)], (a, warnings) => Try(a[0], warnings)) { PassesShape = true },
    ];

    private static Value Compare(ReadOnlySpan<Value> arguments, Func<int, bool> holds)
    {
        foreach (Value value in arguments)
        {
            if (!decimal.TryParse(value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
                return Value.Fail($"'{value}' is no number", $"'{value}' không phải là số");
        }

        decimal left = decimal.Parse(arguments[0].Text!, NumberStyles.Number, CultureInfo.InvariantCulture);
        decimal right = decimal.Parse(arguments[1].Text!, NumberStyles.Number, CultureInfo.InvariantCulture);
        return Value.Of(holds(left.CompareTo(right)));
    }

    private static Value And(ReadOnlySpan<Value> arguments)
    {
        foreach (Value value in arguments)
        {
            if (!value.IsTrue)
                return Value.False;
        }

        return Value.True;
    }

    private static Value Or(ReadOnlySpan<Value> arguments)
    {
        foreach (Value value in arguments)
        {
            if (value.IsTrue)
                return Value.True;
        }

        return Value.False;
    }

    private static Value In(ReadOnlySpan<Value> arguments)
    {
        foreach (Value value in arguments[1..])
        {
            if (value.SameAs(arguments[0]))
                return Value.True;
        }

        return Value.False;
    }

    private static Value Coalesce(ReadOnlySpan<Value> arguments)
    {
        foreach (Value value in arguments)
        {
            if (!value.IsNone)
                return value;
        }

        return Value.None;
    }

    private static Value Refusal(ReadOnlySpan<Value> arguments) =>
        Value.Fail(TextFunctions.OneText(arguments[1]), TextFunctions.OneText(arguments[2]));

    private static Value Try(Value value, CallWarnings warnings)
    {
        if (value.Failure is not { } failure)
            return value;
        warnings.Add(failure.English);
        return Value.None;
    }
}
