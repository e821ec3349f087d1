using System.Buffers.Binary;

using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class TermOrder
{
    private const int ClassShift = 60;
    private const int TypeShift = 55;
    private const ulong BelowClass = (1UL << ClassShift) - 1;

    /// <summary>Whether the id of an IRI or a literal says by itself where a string stands among others of its kind.</summary>
    public bool IsOrdered(ulong id) => TermId.Kind(id) switch
    {
        TermIdKind.Iri => id < _orderedIris,
        TermIdKind.Literal => id < _orderedLiterals,
        _ => TermId.Kind(id) != TermIdKind.Local,
    };

    /// <summary>
    /// The leading 64 bits of a term's place: class, then as much of the value as fits. Where two differ, the terms compare as they do; where
    /// they are equal, <see cref="Compare(ulong, ulong)"/> decides.
    /// </summary>
    /// <param name="id">Neither unbound nor an error.</param>
    /// <param name="byId">All ids that will be compared are <see cref="IsOrdered"/>: then IRIs and strings need no text.</param>
    public ulong Leading(ulong id, bool byId)
    {
        _evaluation.BeginRow();
        if (byId && TermId.Kind(id) is TermIdKind.BlankNode or TermIdKind.Iri)
            return InClass(TermId.Kind(id) == TermIdKind.Iri ? OrderClass.Iri : OrderClass.BlankNode, TermId.Payload(id));
        if (InlineValues.IsNumber(id))
            return InClass(OrderClass.Number, OfReal(Evaluation.InlineNumber(id).ToDouble()));
        Value value = _evaluation.Read(id, false);
        OrderClass orderClass = ClassOf(value, out Number number, out Moment moment);
        return InClass(orderClass, orderClass switch
        {
            OrderClass.String when byId => TermId.Payload(id),
            OrderClass.String => OfString(LanguageOf(value), (byte)value.Direction, value.Text),
            OrderClass.Iri => OfText(value.Text),
            OrderClass.Number => OfReal(number.ToDouble()),
            OrderClass.Moment => ((ulong)value.Type << TypeShift) | OfTimeline(moment.TimelineSeconds),
            _ => 0,
        });
    }

    private static ulong InClass(OrderClass orderClass, ulong leading) => ((ulong)(orderClass + 1) << ClassShift) | (leading & BelowClass);

    /// <summary>The first seven bytes, zeros behind shorter texts.</summary>
    private static ulong OfText(ReadOnlySpan<byte> text)
    {
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        first.Clear();
        text[..Math.Min(text.Length, 7)].CopyTo(first[1..]);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }

    /// <summary>The first seven bytes of language, a zero, direction and text.</summary>
    private static ulong OfString(ReadOnlySpan<byte> language, byte direction, ReadOnlySpan<byte> text)
    {
        Span<byte> start = stackalloc byte[9];
        start.Clear();
        int length = Math.Min(language.Length, 7);
        language[..length].CopyTo(start);
        start[length + 1] = direction;
        int room = Math.Max(0, 7 - (length + 2));
        text[..Math.Min(text.Length, room)].CopyTo(start[(length + 2)..]);
        return OfText(start[..7]);
    }

    /// <summary>The upper 60 bits of a double, turned so that they ascend with it; NaN first.</summary>
    private static ulong OfReal(double value)
    {
        if (double.IsNaN(value))
            return 0;
        long bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value);
        ulong ascending = bits < 0 ? ~(ulong)bits : (ulong)bits | (1UL << 63);
        return ascending >> 4;
    }

    private static ulong OfTimeline(long seconds) => (ulong)Math.Clamp(seconds + (1L << 54), 0, (1L << TypeShift) - 1);
}
