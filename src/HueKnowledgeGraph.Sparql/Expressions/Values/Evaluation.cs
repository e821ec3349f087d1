using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What scalar nodes need while they evaluate a row: the row's ids, terms, and memory for the strings that they make.</summary>
/// <remarks>One thread at a time. <see cref="BeginRow"/> takes back the memory of the row before.</remarks>
internal sealed class Evaluation(QueryContext context, int slotCount)
{
    // Taken when first needed: most expressions over inline values never make a string.
    private const int FirstArenaBytes = 4096;

    // A string of this size is held to the query's limits before it is made.
    private const int LongString = 1 << 16;

    private byte[] _arena = [];
    private int _used;
    private GeometryCache? _geometries;

    public QueryContext Context { get; } = context;

    public QueryTerms Terms { get; } = context.Terms;

    /// <summary>Geometries that were read before.</summary>
    public GeometryCache Geometries => _geometries ??= new GeometryCache(Context);

    /// <summary>Ids of the row, one for each slot that the compiler has given out.</summary>
    public ulong[] Slots { get; } = new ulong[slotCount];

    /// <summary>Number of rows that have been begun: with expressions that are evaluated row by row, the number of the solution.</summary>
    public long Row { get; private set; }

    public void BeginRow()
    {
        _used = 0;
        Row++;
    }

    /// <summary>Bytes of this row. Bytes taken before stay valid when the arena has to grow, as their spans keep the old array.</summary>
    public Span<byte> Take(int length)
    {
        if ((long)_used + length > _arena.Length)
        {
            long capacity = Math.Min(Array.MaxLength, Math.Max(Math.Max(2L * _arena.Length, length), FirstArenaBytes));
            if (capacity >= LongString)
                Context.RequireRoom(capacity, "strings");
            _arena = new byte[capacity];
            _used = 0;
        }

        Span<byte> bytes = _arena.AsSpan(_used, length);
        _used += length;
        return bytes;
    }

    public ReadOnlySpan<byte> Keep(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return default;
        Span<byte> copy = Take(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    public ReadOnlySpan<byte> Utf8(string text)
    {
        Span<byte> bytes = Take(text.Length < LongString ? Encoding.UTF8.GetMaxByteCount(text.Length) : Encoding.UTF8.GetByteCount(text));
        return bytes[..Encoding.UTF8.GetBytes(text, bytes)];
    }

    /// <summary>The value of an id. <paramref name="copy"/>: its spans outlive the next read of a term.</summary>
    public Value Read(ulong id, bool copy)
    {
        if (TermId.IsInline(id))
            return Value.Inline(id);
        if (id <= TermId.DefaultGraph)
            return id == TermId.Unbound ? Value.Unbound : Value.Error;
        TermSpan term = Terms.Read(id);
        return Value.Term(
            copy ? new TermSpan(term.Kind, Keep(term.Value), Keep(term.Datatype), Keep(term.Language), term.Direction) : term, id);
    }

    /// <summary>Lexical form, IRI, label or triple term.</summary>
    public ReadOnlySpan<byte> Text(scoped in Value value)
    {
        if (value.HasText)
            return value.Text;
        if (value.Id != 0)
        {
            Span<byte> scratch = Take(InlineTerm.MaxLexicalBytes);
            return InlineTerm.Decode(value.Id, scratch).Value;
        }

        return Utf8(value.Number.ToString());
    }

    /// <summary>Language of a LangString, datatype IRI of any other literal (empty for xsd:string).</summary>
    public static ReadOnlySpan<byte> TagOf(scoped in Value value) =>
        value.HasText || !value.IsLiteral ? value.Tag : Datatypes.IriOf(value.Type);

    /// <summary>The number of a numeric literal; false if it is none or its lexical form is wrong.</summary>
    public bool TryNumber(scoped in Value value, out Number number)
    {
        number = default;
        if (!value.HasNumericType)
            return false;
        if (value.HasText)
            return Number.TryParse(value.Text, value.Type, out number)
                && (value.Type != ValueType.DerivedInteger || IsWithinBounds(number, value.Tag));
        number = value.Id == 0 ? value.Number : InlineNumber(value.Id);
        return true;
    }

    /// <summary>The value of a boolean literal; false if it is none or its lexical form is wrong.</summary>
    public bool TryBoolean(scoped in Value value, out bool boolean)
    {
        boolean = false;
        if (value.Type != ValueType.Boolean)
            return false;
        if (value.HasText)
            return TryParseBoolean(value.Text, out boolean);
        boolean = InlineTerm.BooleanValue(value.Id);
        return true;
    }

    /// <summary>The value of a date, time or dateTime; false if it is none or its lexical form is wrong.</summary>
    public bool TryMoment(scoped in Value value, out Moment moment)
    {
        moment = default;
        if (!value.IsMoment)
            return false;
        if (value.HasText)
            return Moment.TryParse(value.Text, value.Type, out moment);
        moment = Moment.FromInline(value.Id);
        return true;
    }

    /// <summary>The id of a value in this query; <see cref="TermId.Error"/> and <see cref="TermId.Unbound"/> for those two.</summary>
    public ulong ToId(scoped in Value value)
    {
        if (value.Type == ValueType.Error)
            return TermId.Error;
        if (value.Id != 0 || value.Type == ValueType.Unbound)
            return value.Id;
        if (!value.HasText && value.Type == ValueType.Decimal && value.Number.IsSmall
            && InlineValues.TryMakeDecimal(value.Number.Small, value.Number.Scale, out ulong id))
            return id;
        ReadOnlySpan<byte> text = Text(value);
        return value.Type switch
        {
            ValueType.Iri => Terms.IdOf(new TermSpan(TermKind.Iri, text)),
            ValueType.BlankNode => Terms.IdOf(new TermSpan(TermKind.BlankNode, text)),
            ValueType.TripleTerm => Terms.IdOf(new TermSpan(TermKind.TripleTerm, text)),
            ValueType.LangString => Terms.IdOf(new TermSpan(TermKind.Literal, text, default, value.Tag, value.Direction)),
            _ => Terms.IdOf(new TermSpan(TermKind.Literal, text, TagOf(value))),
        };
    }

    /// <summary>The number of an inline integer or decimal.</summary>
    public static Number InlineNumber(ulong id)
    {
        if (TermId.Kind(id) == TermIdKind.Integer)
            return Number.Integer(InlineTerm.IntegerValue(id));
        (long mantissa, int scale) = InlineTerm.DecimalValue(id);
        return Number.Decimal(mantissa, scale);
    }

    public static bool TryParseBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        text = text.Trim(" \t\r\n"u8);
        value = text.SequenceEqual("true"u8) || text.SequenceEqual("1"u8);
        return value || text.SequenceEqual("false"u8) || text.SequenceEqual("0"u8);
    }

    private static bool IsWithinBounds(in Number number, ReadOnlySpan<byte> datatype)
    {
        (System.Numerics.BigInteger? lowest, System.Numerics.BigInteger? highest) = Datatypes.IntegerBounds(datatype);
        return !(number.Unscaled < lowest) && !(number.Unscaled > highest);
    }
}
