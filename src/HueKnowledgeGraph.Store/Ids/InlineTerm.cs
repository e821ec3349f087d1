using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Literals that fit into an id: the value itself is the payload, and lexical form and datatype come back exactly.</summary>
public static class InlineTerm
{
    /// <summary>Bytes that any inline term's lexical form needs at most.</summary>
    public const int MaxLexicalBytes = 48;

    /// <summary>
    /// The inline id of a literal; false where the form is not the one that the payload gives back ("007"^^xsd:integer), or does not fit.
    /// </summary>
    public static bool TryEncode(in TermSpan term, out ulong id)
    {
        id = 0;
        return false;
    }

    /// <summary>The term of an inline id; its lexical form is written to <paramref name="scratch"/> (at least <see cref="MaxLexicalBytes"/>).</summary>
    public static TermSpan Decode(ulong id, Span<byte> scratch) => throw new ArgumentOutOfRangeException(nameof(id));
}
