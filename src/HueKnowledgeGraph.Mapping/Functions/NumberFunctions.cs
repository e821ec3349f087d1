using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions on numbers.</summary>
internal static class NumberFunctions
{
    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("decimal", ["value"], (a, _) => Decimal(a[0])),
        new("add", ["a", "b"], (a, _) => Calculate(a, (left, right) => left + right)),
        new("subtract", ["a", "b"], (a, _) => Calculate(a, (left, right) => left - right)),
        new("multiply", ["a", "b"], (a, _) => Calculate(a, (left, right) => left * right)),
    ];

    /// <summary>A decimal as XML Schema writes it, without needless zeros.</summary>
    public static string Format(decimal value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static Value Decimal(Value value) =>
        TryDecimal(value, out _) ? value : Value.Fail($"'{value}' is no number with a decimal point", $"'{value}' không phải là số viết với dấu chấm thập phân");

    private static bool TryDecimal(Value value, out decimal number) =>
        decimal.TryParse(value.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static Value Calculate(ReadOnlySpan<Value> arguments, Func<decimal, decimal, decimal> operation)
    {
        foreach (Value value in arguments)
        {
            if (!TryDecimal(value, out _))
                return Decimal(value);
        }

        TryDecimal(arguments[0], out decimal left);
        TryDecimal(arguments[1], out decimal right);
        try
        {
            return Value.Of(Format(operation(left, right)));
        }
        catch (OverflowException)
        {
            return Value.Fail($"the result of {left} and {right} is too large", $"kết quả của {left} và {right} quá lớn");
        }
    }
}
