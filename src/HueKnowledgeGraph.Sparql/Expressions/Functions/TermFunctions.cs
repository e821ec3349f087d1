using System.Buffers;
using System.Text;

using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Functions on RDF terms (SPARQL 1.1 Query, section 17.4.2; the direction functions of 1.2).</summary>
internal static class TermFunctions
{
    private static readonly SearchValues<byte> NoIriSigns = SearchValues.Create("<>\"{}|^`\\"u8);

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add1("ISIRI", static (Evaluation _, scoped in Value a) => Value.Boolean(a.Type == ValueType.Iri));
        table.Add1("ISURI", static (Evaluation _, scoped in Value a) => Value.Boolean(a.Type == ValueType.Iri));
        table.Add1("ISBLANK", static (Evaluation _, scoped in Value a) => Value.Boolean(a.Type == ValueType.BlankNode));
        table.Add1("ISLITERAL", static (Evaluation _, scoped in Value a) => Value.Boolean(a.IsLiteral));
        table.Add1("ISNUMERIC", static (Evaluation e, scoped in Value a) => Value.Boolean(e.TryNumber(a, out Number _)));
        table.Add1("STR", Str);
        table.Add1("LANG", static (Evaluation _, scoped in Value a) =>
            a.IsLiteral ? Value.String(a.Type == ValueType.LangString ? a.Tag : default) : Value.Error);
        table.Add1("LANGDIR", static (Evaluation _, scoped in Value a) => a.IsLiteral ? Value.String(NameOf(a.Direction)) : Value.Error);
        table.Add1("HASLANG", static (Evaluation _, scoped in Value a) => Value.Boolean(a.Type == ValueType.LangString));
        table.Add1("HASLANGDIR", static (Evaluation _, scoped in Value a) => Value.Boolean(a.Direction != BaseDirection.None));
        table.Add1("DATATYPE", Datatype);
        table.Add("IRI", Iri);
        table.Add("URI", Iri);
        table.Add2("STRDT", static (Evaluation _, scoped in Value a, scoped in Value b) =>
            a.Type == ValueType.String && b.Type == ValueType.Iri && !IsLanguageDatatype(b.Text)
                ? Value.Literal(a.Text, b.Text.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8) ? default : b.Text) : Value.Error);
        table.Add2("STRLANG", static (Evaluation _, scoped in Value a, scoped in Value b) =>
            a.Type == ValueType.String && b.Type == ValueType.String && !b.Text.IsEmpty
                ? Value.LangString(a.Text, b.Text, BaseDirection.None) : Value.Error);
        table.Add3("STRLANGDIR", StrLangDir);
    }

    private static Value Str(Evaluation e, scoped in Value a) =>
        a.Type is ValueType.BlankNode or ValueType.TripleTerm ? Value.Error : Value.String(e.Text(a));

    private static Value Datatype(Evaluation e, scoped in Value a)
    {
        if (!a.IsLiteral)
            return Value.Error;
        bool isText = a.Type is ValueType.String or ValueType.LangString;
        return Value.Iri(isText ? DatatypeOf(new TermSpan(TermKind.Literal, a.Text, default, a.Tag, a.Direction)) : Evaluation.TagOf(a));
    }

    /// <summary>The datatype IRI of a literal.</summary>
    public static ReadOnlySpan<byte> DatatypeOf(TermSpan literal)
    {
        if (!literal.Datatype.IsEmpty)
            return literal.Datatype;
        if (literal.Language.IsEmpty)
            return "http://www.w3.org/2001/XMLSchema#string"u8;
        return literal.Direction == BaseDirection.None
            ? "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8 : "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"u8;
    }

    private static FunctionNode1 Iri(QueryContext context, ScalarNode[] arguments) => new(
        (Evaluation e, scoped in Value a) => a.Type == ValueType.Iri ? a
            : a.Type == ValueType.String ? Resolve(e, context.BaseIri, a.Text) : Value.Error,
        arguments[0]);

    /// <summary>The IRI that a string means against the query's base; an error for signs that no IRI has.</summary>
    private static Value Resolve(Evaluation e, string? baseIri, ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(NoIriSigns) >= 0 || text.IndexOfAnyInRange((byte)0, (byte)' ') >= 0)
            return Value.Error;
        string reference = Encoding.UTF8.GetString(text);
        if (IriReference.IsAbsolute(reference) || baseIri is null)
            return Value.Iri(text);
        return Value.Iri(e.Utf8(IriReference.Resolve(reference, baseIri)));
    }

    private static Value StrLangDir(Evaluation e, scoped in Value a, scoped in Value b, scoped in Value c)
    {
        if (a.Type != ValueType.String || b.Type != ValueType.String || c.Type != ValueType.String || b.Text.IsEmpty)
            return Value.Error;
        BaseDirection direction = c.Text.SequenceEqual("ltr"u8) ? BaseDirection.LeftToRight
            : c.Text.SequenceEqual("rtl"u8) ? BaseDirection.RightToLeft : BaseDirection.None;
        return direction == BaseDirection.None ? Value.Error : Value.LangString(a.Text, b.Text, direction);
    }

    private static bool IsLanguageDatatype(ReadOnlySpan<byte> iri) =>
        iri.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8)
        || iri.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"u8);

    private static ReadOnlySpan<byte> NameOf(BaseDirection direction) => direction switch
    {
        BaseDirection.LeftToRight => "ltr"u8,
        BaseDirection.RightToLeft => "rtl"u8,
        _ => default,
    };
}
