using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads subjects, predicates, objects, graphs, languages and datatypes.</summary>
internal sealed class TermReader(PrefixTable prefixes, ExpressionReader expressions)
{
    private const string IriMark = "~iri";
    private const string LanguageMark = "~lang";

    /// <summary>A term that is an IRI unless it says otherwise: subject, predicate, graph.</summary>
    public TermMap Iri(YamlItem item, string what)
    {
        if (item is YamlMap)
            return Long(item, what, TermKind.Iri);
        string text = item.AsText(what).Trim();
        if (text.EndsWith(IriMark, StringComparison.Ordinal))
            text = text[..^IriMark.Length];
        return IriOf(item.Mark, text);
    }

    /// <summary>A predicate: an IRI, or <c>a</c>.</summary>
    public TermMap Predicate(YamlItem item) =>
        item is YamlText { Text: "a" } ? new TermMap(item.Mark, new ConstantExpression(item.Mark, RdfVocabulary.Type), TermKind.Iri) : Iri(item, "a predicate");

    /// <summary>An object: a literal unless marked with <c>~iri</c> or the predicate is <c>a</c>.</summary>
    /// <param name="item">The object.</param>
    /// <param name="isType">True if the predicate is <c>rdf:type</c>.</param>
    /// <param name="suffix">Datatype or language from the short form, or null.</param>
    public TermMap Object(YamlItem item, bool isType, YamlItem? suffix)
    {
        if (item is YamlMap)
            return WithSuffix(Long(item, "an object", isType ? TermKind.Iri : TermKind.Literal), suffix);
        string text = item.AsText("an object");
        if (text.EndsWith(IriMark, StringComparison.Ordinal))
            return IriOf(item.Mark, text[..^IriMark.Length]);
        if (text.EndsWith(LanguageMark, StringComparison.Ordinal))
            MappingException.Throw(item.Mark, $"'{text}' is a language where an object was expected: write [predicate, object, {text}]");
        return isType ? IriOf(item.Mark, text) : WithSuffix(new TermMap(item.Mark, expressions.TermValue(item.Mark, text), TermKind.Literal), suffix);
    }

    private TermMap Long(YamlItem item, string what, TermKind kind)
    {
        YamlKeys keys = new(item, what);
        YamlItem? value = keys.Take("value", "v");
        YamlItem? type = keys.Take("type", "termType");
        YamlItem? datatype = keys.Take("datatype");
        YamlItem? language = keys.Take("language", "lang");
        if (type is not null)
            kind = Kind(type);
        ExpressionMap expression = value is null ? expressions.Call(keys)
            : kind == TermKind.Iri ? IriOf(value.Mark, Unmarked(value)).Value
            : expressions.TermValue(value.Mark, value.AsText(what));
        keys.End();
        if (value is YamlText { Text: var written } && written.EndsWith(IriMark, StringComparison.Ordinal))
            kind = TermKind.Iri;
        if (kind != TermKind.Literal && (datatype ?? language) is { } misplaced)
            MappingException.Throw(misplaced.Mark, "only a literal has a datatype or a language");
        return new TermMap(item.Mark, expression, kind)
        {
            Datatype = datatype is null ? null : Iri(datatype, "a datatype"),
            Language = language is null ? null : Language(language),
        };
    }

    private static string Unmarked(YamlItem value)
    {
        string text = value.AsText("an IRI");
        return text.EndsWith(IriMark, StringComparison.Ordinal) ? text[..^IriMark.Length] : text;
    }

    private TermMap WithSuffix(TermMap term, YamlItem? suffix)
    {
        if (suffix is null)
            return term;
        if (term.Kind != TermKind.Literal)
            MappingException.Throw(suffix.Mark, "only a literal has a datatype or a language");
        return suffix is YamlText { Text: var text } && text.EndsWith(LanguageMark, StringComparison.Ordinal)
            ? term with { Language = Language(suffix) }
            : term with { Datatype = Iri(suffix, "a datatype") };
    }

    private ExpressionMap Language(YamlItem item)
    {
        string text = item.AsText("a language").Trim();
        if (text.EndsWith(LanguageMark, StringComparison.Ordinal))
            text = text[..^LanguageMark.Length];
        return expressions.TermValue(item.Mark, text);
    }

    private TermMap IriOf(MappingMark mark, string text)
    {
        ExpressionMap value = expressions.TermValue(mark, text);
        ExpressionMap whole = value switch
        {
            ConstantExpression constant => constant with { Text = prefixes.Expand(mark, constant.Text) },
            TemplateExpression { Parts: [ConstantExpression first, ..] } template =>
                template with { Parts = [first with { Text = prefixes.Expand(mark, first.Text) }, .. template.Parts.Skip(1)] },
            _ => value,
        };
        return new TermMap(mark, whole, TermKind.Iri);
    }

    private static TermKind Kind(YamlItem type) => type.AsText("a term type") switch
    {
        "iri" => TermKind.Iri,
        "literal" => TermKind.Literal,
        "blank" or "blanknode" => TermKind.BlankNode,
        var other => throw MappingException.At(type.Mark, $"'{other}' is no term type (iri, literal, blank)"),
    };
}
