using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Reads the terms of N-Triples and N-Quads out of a span. Each method takes the text and an offset, hands out a term that points into
/// the text (or into scratch, if it has escapes), and returns the offset behind it.
/// </summary>
/// <remarks>The text must be valid UTF-8. Terms live until <see cref="Reset"/>. Not thread safe.</remarks>
internal sealed partial class NTriplesTermParser(byte[] blankPrefix, string? sourceName)
{
    private const string SubjectAllowed = "expected an IRI in '<>' or a blank node '_:label' as subject";
    private const string PredicateAllowed = "expected an IRI in '<>' as predicate";
    private const string ObjectAllowed = "expected an IRI in '<>', a blank node '_:label', a literal in '\"\"' or a triple term '<<( )>>' as object";

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    private readonly Utf8Builder _scratch = new();

    // The last place that an error was counted at, so that a text full of errors is counted through only once.
    private TextPosition _counted;
    private int _countedOffset;

    /// <summary>Starts a text; <paramref name="position"/> is its place in the document.</summary>
    public void StartAt(TextPosition position) => (_counted, _countedOffset) = (position, 0);

    /// <summary>Forgets the terms handed out.</summary>
    public void Reset() => _scratch.Length = _tripleText.Length = 0;

    /// <summary>The offset of the first byte from <paramref name="offset"/> on that is neither space nor tab.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> text, int offset)
    {
        while ((uint)offset < (uint)text.Length && text[offset] is (byte)' ' or (byte)'\t')
            offset++;
        return offset;
    }

    /// <summary>An IRI or a blank node.</summary>
    public int ReadSubject(ReadOnlySpan<byte> text, int offset, out TermSpan term)
    {
        if ((uint)offset < (uint)text.Length)
        {
            if (text[offset] == '<')
                return ReadIri(text, offset, out term);
            if (text[offset] == '_')
                return ReadBlankNode(text, offset, out term);
        }

        throw Unexpected(text, offset, SubjectAllowed);
    }

    /// <summary>An IRI.</summary>
    public int ReadPredicate(ReadOnlySpan<byte> text, int offset, out TermSpan term)
    {
        if ((uint)offset < (uint)text.Length && text[offset] == '<')
            return ReadIri(text, offset, out term);
        throw Unexpected(text, offset, PredicateAllowed);
    }

    /// <summary>Any term.</summary>
    public int ReadObject(ReadOnlySpan<byte> text, int offset, out TermSpan term)
    {
        if ((uint)offset < (uint)text.Length)
        {
            switch (text[offset])
            {
                case (byte)'"':
                    return ReadLiteral(text, offset, out term);
                case (byte)'<' when !text[offset..].StartsWith("<<("u8):
                    return ReadIri(text, offset, out term);
                case (byte)'<':
                    _tripleText.Length = 0;
                    offset = AppendTriple(text, offset, 1);
                    term = new TermSpan(TermKind.TripleTerm, _tripleText.Written);
                    return offset;
                case (byte)'_':
                    return ReadBlankNode(text, offset, out term);
            }
        }

        throw Unexpected(text, offset, ObjectAllowed);
    }

    /// <summary>The error for whatever stands at <paramref name="offset"/>.</summary>
    public RdfSyntaxException Unexpected(ReadOnlySpan<byte> text, int offset, string allowed) =>
        Error(text, offset, $"{allowed}, found {TextPlaces.Found(text[Math.Min(offset, text.Length)..])}");

    /// <summary>An error at <paramref name="offset"/>.</summary>
    public RdfSyntaxException Error(ReadOnlySpan<byte> text, int offset, string problem)
    {
        offset = Math.Min(offset, text.Length);
        TextPosition position = TextPlaces.Behind(_counted, text[_countedOffset..offset]);
        (_counted, _countedOffset) = (position, offset);
        return new RdfSyntaxException(position, problem, sourceName);
    }

    /// <summary>An IRI in angle brackets.</summary>
    public int ReadIri(ReadOnlySpan<byte> text, int offset, out TermSpan term)
    {
        offset = ReadIriReference(text, offset, out ReadOnlySpan<byte> iri);
        term = new TermSpan(TermKind.Iri, iri);
        return offset;
    }

    private int ReadIriReference(ReadOnlySpan<byte> text, int offset, out ReadOnlySpan<byte> iri)
    {
        int start = offset + 1;
        int length = text[start..].IndexOfAny(IriCharacters.Stops);
        if (length < 0 || text[start + length] != '>')
            return ReadIriWithEscapes(text, offset, out iri);
        iri = text.Slice(start, length);
        if (!IriCharacters.IsAbsolute(iri))
            ThrowRelative(text, offset, iri);
        return start + length + 1;
    }

    private int ReadIriWithEscapes(ReadOnlySpan<byte> text, int offset, out ReadOnlySpan<byte> iri)
    {
        if (text[offset..].StartsWith("<<"u8))
            throw Error(text, offset, "a triple stands in these formats only as an object, written '<<( subject predicate object )>>'");
        int scratchStart = _scratch.Length;
        int at = offset + 1;
        while (true)
        {
            int plain = text[at..].IndexOfAny(IriCharacters.Stops);
            if (plain < 0)
                throw Error(text, text.Length, "expected '>' at the end of the IRI, found the end of the text");
            _scratch.Append(text.Slice(at, plain));
            at += plain;
            if (text[at] == '>')
                break;
            if (text[at] != '\\')
                throw Unexpected(text, at, "expected '>' at the end of the IRI or a character that an IRI may hold (others are percent-encoded)");
            int before = _scratch.Length;
            EscapeProblem problem = Escapes.TryRead(text[at..], inString: false, _scratch, out int read);
            if (problem != EscapeProblem.None)
                throw Error(text, at, Escapes.Describe(problem, inString: false));
            if (IriCharacters.Stops.Contains(_scratch.Written[before]))
                throw Error(text, at, "the escape stands for a character that an IRI may not hold; percent-encode it");
            at += read;
        }

        iri = _scratch.Written[scratchStart..];
        if (!IriCharacters.IsAbsolute(iri))
            ThrowRelative(text, offset, iri);
        return at + 1;
    }

    private int ReadBlankNode(ReadOnlySpan<byte> text, int offset, out TermSpan term)
    {
        int start = offset + 2;
        if (start > text.Length || text[offset + 1] != ':')
            throw Unexpected(text, offset, "expected a blank node '_:label'");
        ReadOnlySpan<byte> rest = text[start..];
        int first = NameCharacters.Decode(rest, out _);
        int length = first >= 0 && (NameCharacters.IsU(first) || NameCharacters.IsDigit(first)) ? NameCharacters.NameLength(rest) : 0;
        if (length == 0)
            throw Unexpected(text, start, "expected a letter, a digit or '_' at the start of the blank node label");
        ReadOnlySpan<byte> label = rest[..length];
        if (blankPrefix.Length > 0)
        {
            int scratchStart = _scratch.Length;
            _scratch.Append(blankPrefix);
            _scratch.Append(label);
            label = _scratch.Written[scratchStart..];
        }

        term = new TermSpan(TermKind.BlankNode, label);
        return start + length;
    }

    private int ReadLiteral(ReadOnlySpan<byte> text, int offset, out TermSpan term)
    {
        int start = offset + 1;
        int length = text[start..].IndexOfAny(StringStops);
        ReadOnlySpan<byte> lexical;
        if (length >= 0 && text[start + length] == '"')
        {
            lexical = text.Slice(start, length);
            offset = start + length + 1;
        }
        else
        {
            offset = ReadEscapedString(text, offset, out lexical);
        }

        offset = SkipSpace(text, offset);
        if ((uint)offset < (uint)text.Length)
        {
            if (text[offset] == '@')
                return ReadLanguage(text, offset + 1, lexical, out term);
            if (text[offset] == '^')
                return ReadDatatype(text, offset, lexical, out term);
        }

        term = new TermSpan(TermKind.Literal, lexical);
        return offset;
    }

    private int ReadEscapedString(ReadOnlySpan<byte> text, int offset, out ReadOnlySpan<byte> lexical)
    {
        int scratchStart = _scratch.Length;
        int at = offset + 1;
        while (true)
        {
            int plain = text[at..].IndexOfAny(StringStops);
            if (plain < 0)
                throw Unexpected(text, text.Length, "expected '\"' at the end of the literal");
            _scratch.Append(text.Slice(at, plain));
            at += plain;
            if (text[at] == '"')
                break;
            if (text[at] != '\\')
                throw Unexpected(text, at, "expected '\"' at the end of the literal (a line break in it is written \\n)");
            EscapeProblem problem = Escapes.TryRead(text[at..], inString: true, _scratch, out int read);
            if (problem != EscapeProblem.None)
                throw Error(text, at, Escapes.Describe(problem, inString: true));
            at += read;
        }

        lexical = _scratch.Written[scratchStart..];
        return at + 1;
    }

    private int ReadLanguage(ReadOnlySpan<byte> text, int offset, ReadOnlySpan<byte> lexical, out TermSpan term)
    {
        string? problem = LanguageTags.TryRead(text[offset..], out int tagLength, out BaseDirection direction, out int length);
        if (problem is not null)
            throw Unexpected(text, offset + length, problem);
        term = new TermSpan(TermKind.Literal, lexical, default, text.Slice(offset, tagLength), direction);
        return offset + length;
    }

    private int ReadDatatype(ReadOnlySpan<byte> text, int offset, ReadOnlySpan<byte> lexical, out TermSpan term)
    {
        int iri = text[offset..].StartsWith("^^"u8) ? SkipSpace(text, offset + 2) : text.Length;
        if (iri >= text.Length || text[iri] != '<')
            throw Unexpected(text, offset, "expected '^^' and a datatype IRI in '<>'");
        int next = ReadIriReference(text, iri, out ReadOnlySpan<byte> datatype);
        if (Datatypes.NeedsLanguage(datatype))
            throw Error(text, offset, Datatypes.NeedsLanguageProblem);
        term = new TermSpan(TermKind.Literal, lexical, datatype.SequenceEqual(Datatypes.XsdString) ? default : datatype);
        return next;
    }

    [DoesNotReturn]
    private void ThrowRelative(ReadOnlySpan<byte> text, int offset, ReadOnlySpan<byte> iri) =>
        throw Error(text, offset, $"expected an absolute IRI (scheme, colon, rest), found <{Encoding.UTF8.GetString(iri)}>");
}
