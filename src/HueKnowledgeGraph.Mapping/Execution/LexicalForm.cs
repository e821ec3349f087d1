using System.Buffers;
using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The texts that a datatype has, for the datatypes that mappings of catalogues use: a wrong one refuses its record.</summary>
/// <param name="name">The datatype's short name.</param>
/// <param name="accepts">The rule.</param>
internal sealed class LexicalForm(string name, Func<string, bool> accepts)
{
    private const int LongestChecked = 256;

    private static readonly Dictionary<string, LexicalForm> Known = new(StringComparer.Ordinal)
    {
        [Xsd.Integer] = new("xsd:integer", IsInteger),
        [Xsd.Decimal] = new("xsd:decimal", IsDecimal),
        [Xsd.Double] = new("xsd:double", IsDouble),
        [Xsd.Boolean] = new("xsd:boolean", text => text is "true" or "false" or "1" or "0"),
        [Xsd.Date] = new("xsd:date", IsDate),
        [Xsd.DateTime] = new("xsd:dateTime", IsDateTime),
        [Xsd.GYear] = new("xsd:gYear", text => IsYear(text)),
    };

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public string Name => name;

    /// <summary>The rule of a datatype, or null if every text is taken.</summary>
    public static LexicalForm? Of(string datatype) => Known.GetValueOrDefault(datatype);

    public bool Accepts(ReadOnlySpan<byte> text) => text.Length <= LongestChecked && accepts(Encoding.UTF8.GetString(text));

    private static bool IsInteger(string text) => AreDigits(Unsigned(text));

    private static bool IsDecimal(string text)
    {
        ReadOnlySpan<char> digits = Unsigned(text);
        int point = digits.IndexOf('.');
        if (point < 0)
            return AreDigits(digits);
        return (point == 0 || AreDigits(digits[..point])) && AreDigits(digits[(point + 1)..]);
    }

    private static bool IsDouble(string text)
    {
        if (text is "INF" or "-INF" or "NaN")
            return true;
        int exponent = text.IndexOfAny(['e', 'E']);
        return exponent < 0 ? IsDecimal(text) : IsDecimal(text[..exponent]) && IsInteger(text[(exponent + 1)..]);
    }

    private static bool IsDate(string zoned)
    {
        string text = zoned.EndsWith('Z') ? zoned[..^1] : zoned.Length > 16 && zoned[^3] == ':' ? zoned[..^6] : zoned;
        return text.Length >= 10 && IsYear(text[..^6]) && DateOnly.TryParseExact("2000" + text[^6..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && (day is not { Month: 2, Day: 29 } || (int.TryParse(text[..^6], CultureInfo.InvariantCulture, out int year) && IsLeap(year)));
    }

    private static bool IsDateTime(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsYear(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length >= 4 && AreDigits(digits) && (digits.Length == 4 || digits[0] != '0');
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static ReadOnlySpan<char> Unsigned(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(Digits);
}
