using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Terms to ids and back, for one snapshot. Thread safe; readers are not.</summary>
public interface ITermDictionary
{
    /// <summary>
    /// The id of a term: inline where <see cref="InlineTerm"/> can hold it, else its place in the dictionary. False iff the store does
    /// not hold the term. A blank node is found by the label that <see cref="TermReader"/> gives it.
    /// </summary>
    bool TryGetId(in TermSpan term, out ulong id);

    /// <summary>A reader with its own cache.</summary>
    TermReader OpenReader();

    /// <summary>
    /// Ids of this kind with a payload below the returned limit ascend with their terms: IRIs and triple terms by the code points of
    /// <see cref="TermSpan.Value"/>; literals by datatype (xsd:string and language-tagged strings first), then language, then direction, then
    /// value, so that the strings of one language are one range. Ids from the limit on have no such order.
    /// </summary>
    ulong OrderedPayloadLimit(TermIdKind kind);

    /// <summary>
    /// Id ranges, ascending, [From, Below), that hold exactly the dictionary's IRIs or literals whose value starts with
    /// <paramref name="prefix"/> (UTF-8). Inline ids are not covered.
    /// </summary>
    IReadOnlyList<(ulong From, ulong Below)> PrefixRanges(TermIdKind kind, ReadOnlySpan<byte> prefix);
}
