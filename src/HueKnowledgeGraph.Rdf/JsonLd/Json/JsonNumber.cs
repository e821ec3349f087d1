using System.Globalization;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A JSON number: as it is written, and its double.</summary>
/// <param name="Text">The number as the text has it.</param>
/// <param name="Value">The nearest double; always finite.</param>
internal sealed record JsonNumber(string Text, double Value)
{
    /// <summary>A number in its shortest form.</summary>
    public JsonNumber(double value)
        : this(EcmaNumber.ToText(value), value)
    {
    }

    /// <summary>Numbers from here on are doubles to JSON-LD, however they are written.</summary>
    private const double LeastDouble = 1e21;

    /// <summary>True iff JSON-LD takes it for an integer: no fraction, and less than 10^21.</summary>
    public bool IsInteger => Math.Abs(Value) < LeastDouble && Math.Floor(Value) == Value;

    /// <summary>Numbers are equal iff their doubles are.</summary>
    public bool Equals(JsonNumber? other) => other is not null && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The canonical form of xsd:integer; digits beyond the precision of a double stay, if they are written out.</summary>
    public string ToIntegerText()
    {
        if (Text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
            return Value == 0 ? "0" : Value.ToString("F0", CultureInfo.InvariantCulture);
        return Text == "-0" ? "0" : Text;
    }

    /// <summary>The canonical form of xsd:double: a digit before the point, at least one behind it, an exponent.</summary>
    public string ToDoubleText() => ToDoubleText(Value);

    /// <summary>The canonical form of xsd:double (XML Schema 1.1, part 2, section 3.3.5): the shortest that reads back.</summary>
    public static string ToDoubleText(double value)
    {
        if (value == 0)
            return double.IsNegative(value) ? "-0.0E0" : "0.0E0";
        string text = value.ToString("E16", CultureInfo.InvariantCulture);
        for (int digits = 0; digits < 17; digits++)
        {
            string shorter = value.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture) != value)
                continue;
            text = shorter;
            break;
        }

        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        string mantissa = text[..exponentAt];
        int exponent = int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (mantissa.Contains('.', StringComparison.Ordinal) ? mantissa : mantissa + ".0") + "E" + exponent.ToString(CultureInfo.InvariantCulture);
    }
}
