using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Literals by value: one term for all literals of recognised datatypes that mean the same.</summary>
internal sealed partial class DatatypeValues
{
    private const string XmlLiteral = RdfVocabulary.Namespace + "XMLLiteral";
    private const string Json = RdfVocabulary.Namespace + "JSON";
    private const string Decimal = Xsd.Namespace + "decimal";
    private const string Float = Xsd.Namespace + "float";
    private const string Double = Xsd.Namespace + "double";

    /// <summary>The integer types with their bounds; null: none.</summary>
    private static readonly Dictionary<string, (BigInteger? Least, BigInteger? Most)> Integers = new()
    {
        [Xsd.Integer] = (null, null),
        [Xsd.Namespace + "long"] = (long.MinValue, long.MaxValue),
        [Xsd.Namespace + "int"] = (int.MinValue, int.MaxValue),
        [Xsd.Namespace + "short"] = (short.MinValue, short.MaxValue),
        [Xsd.Namespace + "byte"] = (sbyte.MinValue, sbyte.MaxValue),
        [Xsd.Namespace + "nonNegativeInteger"] = (BigInteger.Zero, null),
        [Xsd.Namespace + "positiveInteger"] = (BigInteger.One, null),
        [Xsd.Namespace + "nonPositiveInteger"] = (null, BigInteger.Zero),
        [Xsd.Namespace + "negativeInteger"] = (null, BigInteger.MinusOne),
        [Xsd.Namespace + "unsignedLong"] = (BigInteger.Zero, ulong.MaxValue),
        [Xsd.Namespace + "unsignedInt"] = (BigInteger.Zero, uint.MaxValue),
        [Xsd.Namespace + "unsignedShort"] = (BigInteger.Zero, ushort.MaxValue),
        [Xsd.Namespace + "unsignedByte"] = (BigInteger.Zero, byte.MaxValue),
    };

    private readonly HashSet<string> _recognized;

    public DatatypeValues(IEnumerable<string> recognized) =>
        _recognized = [.. recognized.Where(Known.Contains), Xsd.String, RdfVocabulary.LangString, RdfVocabulary.DirLangString];

    /// <summary>Datatypes whose values are known here.</summary>
    public static IReadOnlySet<string> Known { get; } =
        new HashSet<string>([Xsd.String, Xsd.Boolean, Decimal, Float, Double, .. Integers.Keys, XmlLiteral, Json, RdfVocabulary.LangString, RdfVocabulary.DirLangString]);

    /// <summary>The recognised datatypes.</summary>
    public IReadOnlySet<string> Recognized => _recognized;

    /// <summary>True iff the literal's datatype is recognised and its text has no value in it.</summary>
    public bool IsIllTyped(Literal literal) => _recognized.Contains(literal.Datatype) && Value(literal) is null;

    /// <summary>The term that stands for the literal's value; the literal itself where its datatype is not recognised.</summary>
    public Literal Normalized(Literal literal) =>
        _recognized.Contains(literal.Datatype) && Value(literal) is { } value ? value : literal;

    /// <summary>False iff the literal has a value that is surely not in the value space of a recognised datatype.</summary>
    public bool MayBeIn(Literal literal, string datatype) =>
        !_recognized.Contains(literal.Datatype) || Value(literal) is not { } value
        || (Integers.TryGetValue(datatype, out (BigInteger? Least, BigInteger? Most) bounds)
            ? value.Datatype == Decimal && BigInteger.TryParse(value.Lexical, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
                && !(number < bounds.Least) && !(number > bounds.Most)
            : value.Datatype == datatype);

    /// <summary>False iff no value is in both value spaces.</summary>
    public static bool MayMeet(string left, string right) => left == right || (IsNumber(left) && IsNumber(right) && left != Float && left != Double && right != Float && right != Double);

    /// <summary>True iff all values of <paramref name="inner"/> are values of <paramref name="outer"/>.</summary>
    public static bool IsWithin(string inner, string outer)
    {
        if (inner == outer)
            return true;
        if (!Integers.TryGetValue(inner, out (BigInteger? Least, BigInteger? Most) small))
            return false;
        if (outer == Decimal)
            return true;
        return Integers.TryGetValue(outer, out (BigInteger? Least, BigInteger? Most) large)
            && (large.Least is null || small.Least >= large.Least) && (large.Most is null || small.Most <= large.Most);
    }

    private static bool IsNumber(string datatype) => datatype is Decimal or Float or Double || Integers.ContainsKey(datatype);

    /// <summary>The value as a term, or null if the text has none. Numbers of the decimal family share one form.</summary>
    private static Literal? Value(Literal literal) => literal.Datatype switch
    {
        Xsd.String => literal,
        RdfVocabulary.LangString or RdfVocabulary.DirLangString => literal with { Language = literal.Language!.ToLowerInvariant() },
        Xsd.Boolean => literal.Lexical switch
        {
            "true" or "1" => literal with { Lexical = "true" },
            "false" or "0" => literal with { Lexical = "false" },
            _ => null,
        },
        Decimal => DecimalText().IsMatch(literal.Lexical) ? new Literal(CanonicalDecimal(literal.Lexical), Decimal) : null,
        Float => FloatText().IsMatch(literal.Lexical) ? new Literal(float.Parse(Infinite(literal.Lexical), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture), Float) : null,
        Double => FloatText().IsMatch(literal.Lexical) ? new Literal(double.Parse(Infinite(literal.Lexical), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture), Double) : null,
        XmlLiteral => IsXml(literal.Lexical) ? literal : null,
        Json => JsonValue(literal.Lexical) is { } json ? new Literal(json, Json) : null,
        _ => IntegerValue(literal),
    };

    private static Literal? IntegerValue(Literal literal)
    {
        if (!IntegerText().IsMatch(literal.Lexical))
            return null;
        (BigInteger? least, BigInteger? most) = Integers[literal.Datatype];
        var number = BigInteger.Parse(literal.Lexical, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return number < least || number > most ? null : new Literal(number.ToString(CultureInfo.InvariantCulture), Decimal);
    }

    private static string CanonicalDecimal(string text)
    {
        bool isNegative = text[0] == '-';
        string[] parts = text.TrimStart('+', '-').Split('.');
        string whole = parts[0].TrimStart('0');
        string fraction = parts.Length > 1 ? parts[1].TrimEnd('0') : "";
        string digits = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return isNegative && digits != "0" ? "-" + digits : digits;
    }

    private static string Infinite(string text) => text switch { "INF" or "+INF" => "Infinity", "-INF" => "-Infinity", _ => text };

    private static bool IsXml(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                // Only whether it is well formed matters.
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The JSON text with sorted keys and numbers as doubles, or null if it is no JSON.</summary>
    private static string? JsonValue(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var value = new StringBuilder();
            Append(value, document.RootElement);
            return value.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Append(StringBuilder value, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                value.Append('{');
                foreach (JsonProperty property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    value.Append(JsonSerializer.Serialize(property.Name)).Append(':');
                    Append(value, property.Value);
                    value.Append(',');
                }

                value.Append('}');
                break;
            case JsonValueKind.Array:
                value.Append('[');
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Append(value, item);
                    value.Append(',');
                }

                value.Append(']');
                break;
            case JsonValueKind.Number:
                value.Append(double.Parse(element.GetRawText(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                value.Append(element.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(element.GetString()) : element.GetRawText());
                break;
        }
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\z")]
    private static partial Regex IntegerText();

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\z")]
    private static partial Regex DecimalText();

    [GeneratedRegex(@"^([+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN)\z")]
    private static partial Regex FloatText();
}
