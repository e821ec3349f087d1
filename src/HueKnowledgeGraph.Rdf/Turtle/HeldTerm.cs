namespace HueKnowledgeGraph.Rdf;

/// <summary>A copy of an IRI, a blank node or no term, in bytes that are used again.</summary>
internal sealed class HeldTerm
{
    private readonly Utf8Builder _value = new(128);
    private TermKind _kind;

    /// <summary>True iff no term is held.</summary>
    public bool IsNone => _kind == TermKind.None;

    /// <summary>True iff <paramref name="term"/> is the one that is held.</summary>
    public bool Is(in TermSpan term) => term.Kind == _kind && term.Value.SequenceEqual(_value.Written);

    /// <summary>Holds <paramref name="term"/> instead.</summary>
    public void Set(in TermSpan term)
    {
        _kind = term.Kind;
        _value.Length = 0;
        _value.Append(term.Value);
    }
}
