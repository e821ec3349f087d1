using System.Buffers;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Strings, numbers and truth values.</summary>
internal sealed partial class TurtleLexer
{
    private static readonly SearchValues<byte> ShortStops = SearchValues.Create("\"'\\\n\r"u8);
    private static readonly SearchValues<byte> LongStops = SearchValues.Create("\"'\\"u8);
    private static readonly SearchValues<byte> NumberSigns = SearchValues.Create("+-.0123456789eE"u8);

    /// <summary>The quote of the string that is being read, if an error broke it off; else 0.</summary>
    public int OpenQuote { get; private set; }

    /// <summary>True iff that string has three quotes.</summary>
    public bool IsOpenQuoteLong { get; private set; }

    /// <summary>A literal that starts with a quote, with its language or datatype.</summary>
    public StoredTerm ReadQuotedLiteral()
    {
        int start = _terms.Bytes.Length;
        ReadString();
        int length = _terms.Bytes.Length - start;
        int next = Next();
        if (next == '@')
            return ReadLanguage(start, length);
        if (next != '^')
            return new StoredTerm(TermKind.Literal, start, length);
        if (!TryTake("^^"u8))
            throw Unexpected("expected '^^' and a datatype");
        StoredTerm datatype = ReadIri("expected a datatype IRI after '^^'");
        ReadOnlySpan<byte> iri = _terms.View(datatype).Value;
        if (Datatypes.NeedsLanguage(iri))
            throw Error(Datatypes.NeedsLanguageProblem);
        return iri.SequenceEqual(Datatypes.XsdString)
            ? new StoredTerm(TermKind.Literal, start, length)
            : new StoredTerm(TermKind.Literal, start, length, datatype.ValueLength);
    }

    /// <summary>Forgets the string that an error broke off.</summary>
    public void CloseQuote() => OpenQuote = 0;

    /// <summary>A string in short quotes, which is passed and forgotten: the version after VERSION.</summary>
    public void SkipShortString(string allowed)
    {
        int quote = Next();
        if (quote is not ('"' or '\'') || (_window.Peek(1) == quote && _window.Peek(2) == quote))
            throw Unexpected(allowed);
        int mark = _terms.Bytes.Length;
        ReadString();
        _terms.Bytes.Length = mark;
    }

    /// <summary>A number; a digit, a sign or a full stop comes next.</summary>
    public StoredTerm ReadNumber(string allowed)
    {
        int length = MeasureNumber(NumberRun(), out ReadOnlySpan<byte> datatype);
        if (length == 0)
            throw Unexpected(allowed);
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(_window.Rest[..length]);
        _terms.Bytes.Append(datatype);
        _window.Advance(length);
        return new StoredTerm(TermKind.Literal, start, length, datatype.Length);
    }

    /// <summary>Pushes true or false.</summary>
    public StoredTerm PushBoolean(bool value)
    {
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(value ? "true"u8 : "false"u8);
        int length = _terms.Bytes.Length - start;
        _terms.Bytes.Append(Datatypes.XsdBoolean);
        return new StoredTerm(TermKind.Literal, start, length, Datatypes.XsdBoolean.Length);
    }

    /// <summary>
    /// Length of the number at the start of <paramref name="text"/>, or 0. A full stop without digits behind it ends the statement
    /// and is no part of the number, unless an exponent follows.
    /// </summary>
    internal static int MeasureNumber(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> datatype)
    {
        int whole = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        int wholeEnd = Digits(text, whole);
        bool hasStop = wholeEnd < text.Length && text[wholeEnd] == '.';
        int fractionEnd = hasStop ? Digits(text, wholeEnd + 1) : wholeEnd;
        bool hasFraction = fractionEnd > wholeEnd + 1;
        datatype = Datatypes.XsdDouble;
        int exponentEnd = wholeEnd > whole || hasFraction ? ExponentEnd(text, fractionEnd) : -1;
        if (exponentEnd > 0)
            return exponentEnd;
        datatype = hasFraction ? Datatypes.XsdDecimal : Datatypes.XsdInteger;
        return hasFraction ? fractionEnd : wholeEnd > whole ? wholeEnd : 0;
    }

    private static int ExponentEnd(ReadOnlySpan<byte> text, int from)
    {
        if (from >= text.Length || (text[from] | 0x20) != 'e')
            return -1;
        int digits = from + 1;
        if (digits < text.Length && text[digits] is (byte)'+' or (byte)'-')
            digits++;
        int end = Digits(text, digits);
        return end > digits ? end : -1;
    }

    private static int Digits(ReadOnlySpan<byte> text, int from)
    {
        while (from < text.Length && NameCharacters.IsDigit(text[from]))
            from++;
        return from;
    }

    private ReadOnlySpan<byte> NumberRun()
    {
        while (true)
        {
            int length = _window.Rest.IndexOfAnyExcept(NumberSigns);
            if (length >= 0)
                return _window.Rest[..length];
            if (!_window.Extend())
                return _window.Rest;
        }
    }

    /// <summary>Appends a string of any of the four kinds of quotes, escapes resolved; a quote comes next.</summary>
    private void ReadString()
    {
        int quote = _window.Peek();
        bool isLong = _window.Peek(1) == quote && _window.Peek(2) == quote;
        TextPosition? longStart = isLong ? _window.PositionAt(0) : null;
        OpenQuote = quote;
        IsOpenQuoteLong = isLong;
        _window.Advance(isLong ? 3 : 1);
        SearchValues<byte> stops = isLong ? LongStops : ShortStops;
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int plain = rest.IndexOfAny(stops);
            _terms.Bytes.Append(plain < 0 ? rest : rest[..plain]);
            _window.Advance(plain < 0 ? rest.Length : plain);
            int next = plain < 0 ? -1 : rest[plain];
            if (next == -1)
            {
                if (!_window.Extend())
                    throw Error("the string that starts here has no end", longStart ?? _window.PositionAt(0));
            }
            else if (next == '\\')
            {
                ReadStringEscape();
            }
            else if (next is '\n' or '\r')
            {
                throw Error($"expected {(char)quote} at the end of the string, found the end of the line (a long string has three quotes)");
            }
            else if (next == quote && (!isLong || (_window.Peek(1) == quote && _window.Peek(2) == quote)))
            {
                _window.Advance(isLong ? 3 : 1);
                OpenQuote = 0;
                return;
            }
            else
            {
                _terms.Bytes.Append((byte)next);
                _window.Advance(1);
            }
        }
    }

    private void ReadStringEscape()
    {
        _window.Peek(9);
        EscapeProblem problem = Escapes.TryRead(_window.Rest, inString: true, _terms.Bytes, out int read);
        if (problem != EscapeProblem.None)
            throw Error(Escapes.Describe(problem, inString: true));
        _window.Advance(read);
    }

    private StoredTerm ReadLanguage(int start, int length)
    {
        _window.Advance(1);
        int end = 0;
        while ((_window.Peek(end) is int b and >= 0) && (char.IsAsciiLetterOrDigit((char)b) || b == '-'))
            end++;
        string? problem = LanguageTags.TryRead(_window.Rest[..end], out int tagLength, out BaseDirection direction, out int read);
        if (problem is not null)
            throw Error($"{problem}, found {FoundAt(read)}", _window.PositionAt(read));
        _terms.Bytes.Append(_window.Rest[..tagLength]);
        _window.Advance(read);
        return new StoredTerm(TermKind.Literal, start, length, 0, tagLength, direction);
    }
}
