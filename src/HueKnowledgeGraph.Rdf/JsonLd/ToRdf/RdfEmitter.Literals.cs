using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <content>Value objects (<see href="https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion">API, section 8.2</see>).</content>
internal sealed partial class RdfEmitter
{
    private const string JsonDatatype = RdfVocabulary.Namespace + "JSON";
    private const string I18n = "https://www.w3.org/ns/i18n#";

    private StoredTerm EmitLiteral(JsonMap map, in GraphName graph)
    {
        object? value = map[Keywords.Value];
        string? datatype = map[Keywords.Type] as string;
        string? language = map[Keywords.Language] as string;
        if (datatype == Keywords.Json)
            return PushLiteral(CanonicalJson.ToText(value), JsonDatatype);
        if (datatype is not null && !IriText.IsWellFormed(datatype))
            return default;
        if (language is not null && !IsLanguage(language))
            return default;
        switch (value)
        {
            case bool truth:
                return PushLiteral(truth ? "true" : "false", datatype ?? Xsd.Boolean);
            case JsonNumber number:
                return !number.IsInteger || datatype == Xsd.Double
                    ? PushLiteral(number.ToDoubleText(), datatype ?? Xsd.Double)
                    : PushLiteral(number.ToIntegerText(), datatype ?? Xsd.Integer);
            default:
                return map[Keywords.Direction] is string direction && _options.RdfDirection != JsonLdDirection.None
                    ? EmitDirected((string)value!, language, direction, graph)
                    : PushLiteral((string)value!, datatype, language);
        }
    }

    private StoredTerm EmitDirected(string text, string? language, string direction, in GraphName graph)
    {
        switch (_options.RdfDirection)
        {
            case JsonLdDirection.I18nDatatype:
                return PushLiteral(text, $"{I18n}{language?.ToLowerInvariant()}_{direction}");
            case JsonLdDirection.CompoundLiteral:
                StoredTerm node = PushId(null);
                PushCompound(node, "value", text, graph);
                if (language is not null)
                    PushCompound(node, "language", language.ToLowerInvariant(), graph);
                PushCompound(node, "direction", direction, graph);
                return node;
            default:
                return language is null
                    ? PushLiteral(text, null)
                    : PushLiteral(text, null, language, direction == "rtl" ? BaseDirection.RightToLeft : BaseDirection.LeftToRight);
        }
    }

    private void PushCompound(in StoredTerm node, string property, string value, in GraphName graph)
    {
        int mark = _terms.Bytes.Length;
        StoredTerm predicate = PushText(RdfVocabulary.Namespace + property, TermKind.Iri);
        Push(node, predicate, PushLiteral(value, null), graph);
        _terms.Bytes.Length = mark;
    }

    private StoredTerm PushLiteral(string lexical, string? datatype, string? language = null, BaseDirection direction = BaseDirection.None)
    {
        int start = _terms.Bytes.Length;
        Append(lexical);
        int valueEnd = _terms.Bytes.Length;
        if (language is not null)
            Append(language);
        else if (datatype is not (null or Xsd.String))
            Append(datatype);
        int length = _terms.Bytes.Length - valueEnd;
        return language is null
            ? new StoredTerm(TermKind.Literal, start, valueEnd - start, DatatypeLength: length)
            : new StoredTerm(TermKind.Literal, start, valueEnd - start, LanguageLength: length, Direction: direction);
    }

    internal static bool IsLanguage(string language)
    {
        Span<byte> bytes = stackalloc byte[128];
        if (language.Length > 128 || Encoding.ASCII.GetByteCount(language) != language.Length || !Ascii.IsValid(language))
            return false;
        bytes = bytes[..Encoding.ASCII.GetBytes(language, bytes)];
        return LanguageTags.TryRead(bytes, out int length, out BaseDirection direction, out _) is null
            && length == bytes.Length && direction == BaseDirection.None;
    }
}
