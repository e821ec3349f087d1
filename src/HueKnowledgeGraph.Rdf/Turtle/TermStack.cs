namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// The terms of the statements that are being read, as bytes on a stack: a nested list pushes above what its parents hold and
/// the parent cuts the stack back when the child is done.
/// </summary>
internal sealed class TermStack
{
    /// <summary>The bytes; cut <see cref="Utf8Builder.Length"/> back to a mark to forget the terms above it.</summary>
    public Utf8Builder Bytes { get; } = new(1024);

    /// <summary>The term as a span; lives until a term is pushed.</summary>
    public TermSpan View(in StoredTerm term)
    {
        if (term.Kind == TermKind.None)
            return default;
        int tail = term.Start + term.ValueLength;
        return new TermSpan(
            term.Kind,
            Bytes.Slice(term.Start, term.ValueLength),
            Bytes.Slice(tail, term.DatatypeLength),
            Bytes.Slice(tail + term.DatatypeLength, term.LanguageLength),
            term.Direction);
    }

    /// <summary>Makes a term of all bytes from <paramref name="start"/> on.</summary>
    public StoredTerm From(int start, TermKind kind) => new(kind, start, Bytes.Length - start);

    /// <summary>Pushes an IRI.</summary>
    public StoredTerm PushIri(ReadOnlySpan<byte> iri)
    {
        int start = Bytes.Length;
        Bytes.Append(iri);
        return From(start, TermKind.Iri);
    }

    /// <summary>Pushes the triple term of three terms below, as canonical text.</summary>
    public StoredTerm PushTriple(in StoredTerm subject, in StoredTerm predicate, in StoredTerm @object)
    {
        int start = Bytes.Length;
        Bytes.Append("<<( "u8);
        NTriplesText.Append(Bytes, View(subject));
        Bytes.Append((byte)' ');
        NTriplesText.Append(Bytes, View(predicate));
        Bytes.Append((byte)' ');
        NTriplesText.Append(Bytes, View(@object));
        Bytes.Append(" )>>"u8);
        return From(start, TermKind.TripleTerm);
    }
}
