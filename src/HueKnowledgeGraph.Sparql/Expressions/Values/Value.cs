using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// The value of an expression for one row: borrowed bytes, an inline id or a computed number, without a heap object per value.
/// </summary>
/// <remarks>
/// <para>One of three holds the value; <see cref="Evaluation"/> knows how to get text, number or id out of each:</para>
/// <list type="bullet">
/// <item><b>text</b>: <see cref="Text"/> is lexical form, IRI, label or triple term, as in <see cref="TermSpan"/>; <see cref="Tag"/> is the
/// language of a LangString and the datatype IRI of any other literal (empty for xsd:string).</item>
/// <item><b>an inline id</b>: <see cref="HasText"/> is false and <see cref="Id"/> says all.</item>
/// <item><b>a number</b>: <see cref="HasText"/> is false, <see cref="Id"/> is 0 and <see cref="Number"/> says all.</item>
/// </list>
/// <para>The spans live until the row has been evaluated: they point to a constant, the reader's buffer or the evaluation's arena.</para>
/// </remarks>
internal readonly ref struct Value
{
    private Value(
        ValueType type, ulong id, ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag, BaseDirection direction, bool hasText, scoped in Number number)
    {
        Type = type;
        Id = id;
        Text = text;
        Tag = tag;
        Direction = direction;
        HasText = hasText;
        Number = number;
    }

    public ValueType Type { get; }

    public BaseDirection Direction { get; }

    public bool HasText { get; }

    /// <summary>The term's id, or 0 if it is not known.</summary>
    public ulong Id { get; }

    public ReadOnlySpan<byte> Text { get; }

    public ReadOnlySpan<byte> Tag { get; }

    public Number Number { get; }

    public bool IsError => Type <= ValueType.Unbound;

    public bool IsLiteral => Type >= ValueType.String;

    /// <summary>A number by datatype; its lexical form may still be wrong.</summary>
    public bool HasNumericType => Type is >= ValueType.Integer and <= ValueType.Double;

    public bool IsMoment => Type is >= ValueType.DateTime and <= ValueType.GDay;

    public bool IsDuration => Type is >= ValueType.Duration and <= ValueType.YearMonthDuration;

    public bool IsStringLiteral => Type is ValueType.String or ValueType.LangString;

    public static Value Error => default;

    public static Value Unbound => new(ValueType.Unbound, TermId.Unbound, default, default, default, false, default);

    /// <summary>A string without language.</summary>
    public static Value String(ReadOnlySpan<byte> text) => new(ValueType.String, 0, text, default, default, true, default);

    /// <summary>A string with the language and direction of <paramref name="model"/>, if that has them.</summary>
    public static Value StringLike(scoped in Value model, ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag) =>
        new(model.Type == ValueType.LangString ? ValueType.LangString : ValueType.String, 0, text, tag, model.Direction, true, default);

    public static Value LangString(ReadOnlySpan<byte> text, ReadOnlySpan<byte> language, BaseDirection direction) =>
        new(ValueType.LangString, 0, text, language, direction, true, default);

    public static Value Iri(ReadOnlySpan<byte> iri) => new(ValueType.Iri, 0, iri, default, default, true, default);

    /// <summary>A literal of a datatype; empty is xsd:string.</summary>
    public static Value Literal(ReadOnlySpan<byte> text, ReadOnlySpan<byte> datatype)
    {
        ValueType type = Datatypes.Of(datatype);
        return new Value(type, 0, text, type == ValueType.String ? default : datatype, default, true, default);
    }

    /// <summary>A literal of a type with one datatype.</summary>
    public static Value Literal(ReadOnlySpan<byte> text, ValueType type) => new(type, 0, text, Datatypes.IriOf(type), default, true, default);

    public static Value Boolean(bool value) => new(ValueType.Boolean, InlineTerm.MakeBoolean(value), default, default, default, false, default);

    public static Value Of(Truth truth) => truth == Truth.Error ? Error : Boolean(truth == Truth.True);

    public static Value Of(scoped in Number number) =>
        number.Type == ValueType.Integer && number.IsSmall && InlineTerm.TryMakeInteger(number.Small, out ulong id)
            ? new Value(ValueType.Integer, id, default, default, default, false, default)
            : new Value(number.Type, 0, default, default, default, false, number);

    public static Value Integer(long value) => Of(Number.Integer(value));

    /// <summary>An inline id: its kind says the type.</summary>
    public static Value Inline(ulong id) => new(TypeOf(TermId.Kind(id)), id, default, default, default, false, default);

    /// <summary>A term of any kind. <paramref name="id"/>: its id, or 0.</summary>
    public static Value Term(scoped in TermSpan term, ulong id) => term.Kind switch
    {
        TermKind.Iri => new Value(ValueType.Iri, id, term.Value, default, default, true, default),
        TermKind.BlankNode => new Value(ValueType.BlankNode, id, term.Value, default, default, true, default),
        TermKind.TripleTerm => new Value(ValueType.TripleTerm, id, term.Value, default, default, true, default),
        TermKind.Literal when !term.Language.IsEmpty =>
            new Value(ValueType.LangString, id, term.Value, term.Language, term.Direction, true, default),
        TermKind.Literal => new Value(Datatypes.Of(term.Datatype), id, term.Value, term.Datatype, default, true, default),
        _ => Error,
    };

    private static ValueType TypeOf(TermIdKind kind) => kind switch
    {
        TermIdKind.Integer => ValueType.Integer,
        TermIdKind.Decimal => ValueType.Decimal,
        TermIdKind.Boolean => ValueType.Boolean,
        TermIdKind.Date => ValueType.Date,
        TermIdKind.DateTime => ValueType.DateTime,
        TermIdKind.GYear => ValueType.GYear,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an inline kind."),
    };
}
