namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// One RDF term as UTF-8 bytes that somebody else owns: what readers push and what dictionaries hand out, so that no string
/// is made for a term on the load and export paths.
/// </summary>
/// <remarks>
/// <para>Valid only as long as the owner says: for an <see cref="IQuadSink"/>, until the call returns.</para>
/// <list type="table">
/// <item><term>Iri</term><description><see cref="Value"/> is the absolute IRI without angle brackets, escapes resolved.</description></item>
/// <item><term>BlankNode</term><description><see cref="Value"/> is the label without <c>_:</c>.</description></item>
/// <item><term>Literal</term><description><see cref="Value"/> is the lexical form, escapes resolved. <see cref="Language"/> is the tag
/// as written, or empty. <see cref="Datatype"/> is the datatype IRI, and <b>empty for xsd:string and for language-tagged strings</b>:
/// one term has one representation.</description></item>
/// <item><term>TripleTerm</term><description><see cref="Value"/> is the canonical N-Triples 1.2 text
/// <c>&lt;&lt;( s p o )&gt;&gt;</c>, single spaces, blank node labels as in the document.</description></item>
/// </list>
/// </remarks>
public readonly ref struct TermSpan
{
    /// <summary>Makes a term of any kind; see the type's remarks for what each part holds.</summary>
    public TermSpan(
        TermKind kind,
        ReadOnlySpan<byte> value,
        ReadOnlySpan<byte> datatype = default,
        ReadOnlySpan<byte> language = default,
        BaseDirection direction = BaseDirection.None)
    {
        Kind = kind;
        Value = value;
        Datatype = datatype;
        Language = language;
        Direction = direction;
    }

    /// <summary>What kind of term this is. <see cref="TermKind.None"/> is the default value.</summary>
    public TermKind Kind { get; }

    /// <summary>Direction of a language-tagged string.</summary>
    public BaseDirection Direction { get; }

    /// <summary>IRI, label, lexical form or triple text; see the type's remarks.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Datatype IRI of a literal; empty for xsd:string and language-tagged strings.</summary>
    public ReadOnlySpan<byte> Datatype { get; }

    /// <summary>Language tag of a literal, as written; empty if it has none.</summary>
    public ReadOnlySpan<byte> Language { get; }

    /// <summary>True iff there is no term: the default graph.</summary>
    public bool IsNone => Kind == TermKind.None;

    /// <summary>True iff both are the same RDF term, byte for byte (language tags compare as written).</summary>
    public bool SameAs(in TermSpan other) =>
        Kind == other.Kind && Direction == other.Direction
        && Value.SequenceEqual(other.Value) && Datatype.SequenceEqual(other.Datatype) && Language.SequenceEqual(other.Language);
}
