using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>RDF terms as expanded JSON-LD (<see href="https://www.w3.org/TR/json-ld11-api/#rdf-to-object-conversion">API, section 8.5</see>).</summary>
internal sealed class RdfValues(JsonLdOptions options)
{
    private const string JsonDatatype = RdfVocabulary.Namespace + "JSON";
    private const string I18n = "https://www.w3.org/ns/i18n#";

    private readonly JsonNames _names = new();

    /// <summary>The identifier of an IRI or blank node.</summary>
    public static string IdOf(Term term) => term switch
    {
        Iri iri => iri.Value,
        BlankNode node => "_:" + node.Label,
        _ => throw new InvalidOperationException($"JSON-LD 1.1 has no form for the triple term {term}; write N-Quads, Turtle or TriG 1.2."),
    };

    /// <summary>A value object or a node reference.</summary>
    public JsonMap Of(Term term)
    {
        if (term is not Literal literal)
            return new JsonMap(Keywords.Id, IdOf(term));
        if (literal.Language is not null)
        {
            var tagged = new JsonMap(Keywords.Value, literal.Lexical) { [Keywords.Language] = literal.Language };
            if (literal.Direction != BaseDirection.None)
                tagged[Keywords.Direction] = literal.Direction == BaseDirection.RightToLeft ? "rtl" : "ltr";
            return tagged;
        }

        if (literal.Datatype == JsonDatatype && options.ProcessingMode == JsonLdVersion.V11)
            return new JsonMap(Keywords.Value, ParseJson(literal.Lexical)) { [Keywords.Type] = Keywords.Json };
        if (options.RdfDirection == JsonLdDirection.I18nDatatype && literal.Datatype.StartsWith(I18n, StringComparison.Ordinal))
            return Directed(literal.Lexical, literal.Datatype[I18n.Length..]);
        if (options.UseNativeTypes && Native(literal) is { } native)
            return new JsonMap(Keywords.Value, native);
        var value = new JsonMap(Keywords.Value, literal.Lexical);
        if (literal.Datatype != Xsd.String)
            value[Keywords.Type] = literal.Datatype;
        return value;
    }

    private object? ParseJson(string lexical)
    {
        try
        {
            return JsonText.Parse(Encoding.UTF8.GetBytes(lexical), _names);
        }
        catch (RdfSyntaxException fault)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidJsonLiteral, $"a literal of rdf:JSON is not JSON: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private static JsonMap Directed(string lexical, string languageAndDirection)
    {
        var value = new JsonMap(Keywords.Value, lexical);
        int line = languageAndDirection.LastIndexOf('_');
        if (line > 0)
            value[Keywords.Language] = languageAndDirection[..line];
        else if (line < 0 && languageAndDirection.Length > 0)
            value[Keywords.Language] = languageAndDirection;
        if (line >= 0)
            value[Keywords.Direction] = languageAndDirection[(line + 1)..];
        return value;
    }

    /// <summary>A JSON value that means the same, or null.</summary>
    private static object? Native(Literal literal)
    {
        switch (literal.Datatype)
        {
            case Xsd.Boolean when literal.Lexical is "true" or "false" or "1" or "0":
                return literal.Lexical is "true" or "1";
            case Xsd.Integer when IsJsonInteger(literal.Lexical):
            case Xsd.Double when IsJsonNumber(literal.Lexical):
                double value = double.Parse(literal.Lexical, CultureInfo.InvariantCulture);
                return double.IsFinite(value) ? literal.Datatype == Xsd.Integer ? new JsonNumber(literal.Lexical, value) : new JsonNumber(value) : null;
            default:
                return null;
        }
    }

    private static bool IsJsonInteger(string lexical)
    {
        ReadOnlySpan<char> digits = lexical.AsSpan(lexical.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
    }

    private static bool IsJsonNumber(string lexical) =>
        lexical.Length > 0 && lexical[^1] is >= '0' and <= '9' && lexical.AsSpan().IndexOfAnyExcept("0123456789+-.eE") < 0
        && double.TryParse(lexical, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
