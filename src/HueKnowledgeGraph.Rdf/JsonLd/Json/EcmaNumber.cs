using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Numbers as ECMAScript prints them, which is the number format of canonical JSON
/// (<see href="https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.3">RFC 8785, section 3.2.2.3</see>).
/// </summary>
internal static class EcmaNumber
{
    /// <summary>The shortest digits that read back, plain from 1e-6 to 1e21, else with an exponent.</summary>
    public static string ToText(double value)
    {
        if (value == 0)
            return "0";
        (string digits, int scale) = Digits(Math.Abs(value));
        return (value < 0 ? "-" : "") + Place(digits, scale);
    }

    /// <summary>The shortest digits that read back, and where the decimal point stands: behind the first <c>Scale</c> of them.</summary>
    /// <param name="value">Finite and greater than 0.</param>
    public static (string Digits, int Scale) Digits(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = exponentAt < 0 ? 0 : int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        int scale = (point < 0 ? mantissa.Length : point) + exponent;
        int leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), scale - leading);
    }

    /// <summary>Digits d1 d2 … with the decimal point behind the first <paramref name="scale"/> of them.</summary>
    private static string Place(string digits, int scale)
    {
        if (digits.Length <= scale && scale <= 21)
            return digits + new string('0', scale - digits.Length);
        if (scale is > 0 and <= 21)
            return digits[..scale] + "." + digits[scale..];
        if (scale is > -6 and <= 0)
            return "0." + new string('0', -scale) + digits;
        int exponent = scale - 1;
        var text = new StringBuilder(digits, 0, 1, 32);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('e').Append(exponent < 0 ? '-' : '+').Append(CultureInfo.InvariantCulture, $"{Math.Abs(exponent)}").ToString();
    }
}
