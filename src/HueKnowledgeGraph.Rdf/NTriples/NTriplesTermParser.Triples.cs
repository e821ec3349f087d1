namespace HueKnowledgeGraph.Rdf;

/// <summary>Triple terms: as canonical text for the load path, as heap terms for <see cref="TripleTerm.Parse"/>.</summary>
internal sealed partial class NTriplesTermParser
{
    private readonly Utf8Builder _tripleText = new(0);

    /// <summary>Reads a triple term into heap terms; <paramref name="offset"/> is that of its <c>&lt;&lt;(</c>.</summary>
    public int ReadTriple(ReadOnlySpan<byte> text, int offset, out TripleTerm triple)
    {
        offset = ReadSubject(text, SkipSpace(text, offset + 3), out TermSpan subject);
        offset = ReadPredicate(text, SkipSpace(text, offset), out TermSpan predicate);
        offset = SkipSpace(text, offset);
        Term heldSubject = Term.From(subject);
        Term heldPredicate = Term.From(predicate);
        Term heldObject;
        if (text[offset..].StartsWith("<<("u8))
        {
            offset = ReadTriple(text, offset, out TripleTerm inner);
            heldObject = inner;
        }
        else
        {
            offset = ReadObject(text, offset, out TermSpan @object);
            heldObject = Term.From(@object);
        }

        triple = new TripleTerm(heldSubject, heldPredicate, heldObject);
        return ReadTripleEnd(text, offset);
    }

    /// <summary>Appends the canonical text of the triple term at <paramref name="offset"/>, inner ones in place.</summary>
    private int AppendTriple(ReadOnlySpan<byte> text, int offset, int depth)
    {
        if (!NestingLimit.Allows(depth))
            throw Error(text, offset, NestingLimit.Problem);
        _tripleText.Append("<<( "u8);
        offset = ReadSubject(text, SkipSpace(text, offset + 3), out TermSpan term);
        NTriplesText.Append(_tripleText, term);
        _tripleText.Append((byte)' ');
        offset = ReadPredicate(text, SkipSpace(text, offset), out term);
        NTriplesText.Append(_tripleText, term);
        _tripleText.Append((byte)' ');
        offset = SkipSpace(text, offset);
        if (text[Math.Min(offset, text.Length)..].StartsWith("<<("u8))
        {
            offset = AppendTriple(text, offset, depth + 1);
        }
        else
        {
            offset = ReadObject(text, offset, out term);
            NTriplesText.Append(_tripleText, term);
        }

        _tripleText.Append(" )>>"u8);
        return ReadTripleEnd(text, offset);
    }

    private int ReadTripleEnd(ReadOnlySpan<byte> text, int offset)
    {
        offset = SkipSpace(text, offset);
        if (!text[Math.Min(offset, text.Length)..].StartsWith(")>>"u8))
            throw Unexpected(text, offset, "expected ')>>' at the end of the triple term");
        return offset + 3;
    }
}
