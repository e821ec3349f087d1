namespace HueKnowledgeGraph.Store;

/// <summary>
/// Term ids: 64 bits, a kind in the upper four and a payload in the lower sixty, always compared as plain numbers.
/// </summary>
/// <remarks>
/// <code>
/// 63    60 59                                                             0
/// +-------+----------------------------------------------------------------+
/// | kind  | payload: dictionary position, or the value itself (InlineTerm) |
/// +-------+----------------------------------------------------------------+
/// </code>
/// <para>Columns hold ids as <see cref="ulong"/>. Within one store a term has exactly one id and an id means exactly one term, so that
/// equal ids are the same term (sameTerm) and different ids are different terms; value equality (1 = 1.0) needs the values.
/// <see cref="TermIdKind.Local"/> ids are equally unique within one query, and are given only to terms that the store does not hold
/// and that cannot be inline.</para>
/// </remarks>
public static class TermId
{
    /// <summary>Bits to the right of the kind.</summary>
    public const int PayloadBits = 60;

    /// <summary>Mask of the payload; also the largest one.</summary>
    public const ulong PayloadMask = (1UL << PayloadBits) - 1;

    /// <summary>No term: an unbound variable.</summary>
    public const ulong Unbound = 0;

    /// <summary>An expression ended in a type error. Never stored, never in a result.</summary>
    public const ulong Error = 1;

    /// <summary>The graph of a quad that was loaded without a graph name.</summary>
    public const ulong DefaultGraph = 2;

    /// <summary>The kind of an id.</summary>
    public static TermIdKind Kind(ulong id) => (TermIdKind)(id >> PayloadBits);

    /// <summary>The payload of an id.</summary>
    public static ulong Payload(ulong id) => id & PayloadMask;

    /// <summary>Puts kind and payload together; <paramref name="payload"/> is at most <see cref="PayloadMask"/>.</summary>
    public static ulong Make(TermIdKind kind, ulong payload) => ((ulong)kind << PayloadBits) | payload;

    /// <summary>True iff the id holds its value itself and needs no dictionary.</summary>
    public static bool IsInline(ulong id) => Kind(id) is >= TermIdKind.Integer and <= TermIdKind.GYear;

    /// <summary>True iff the id is certainly a literal; ids of kind <see cref="TermIdKind.Local"/> need their term to tell.</summary>
    public static bool IsLiteral(ulong id) => Kind(id) is >= TermIdKind.Literal and <= TermIdKind.GYear;
}
