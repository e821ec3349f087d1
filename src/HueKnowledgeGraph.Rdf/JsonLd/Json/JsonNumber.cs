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

    /// <summary>
    /// The canonical form of xsd:double (XML Schema 1.1, part 2, section 3.3.5): the shortest that reads back. JSON-LD's own recipe, 15 digits
    /// behind the point, would make 8.800000000000001 of 8.8, a different number.
    /// </summary>
    public string ToDoubleText()
    {
        if (Value == 0)
            return double.IsNegative(Value) ? "-0.0E0" : "0.0E0";
        (string digits, int scale) = EcmaNumber.Digits(Math.Abs(Value));
        string fraction = digits.Length > 1 ? digits[1..] : "0";
        return string.Create(CultureInfo.InvariantCulture, $"{(Value < 0 ? "-" : "")}{digits[0]}.{fraction}E{scale - 1}");
    }
}
