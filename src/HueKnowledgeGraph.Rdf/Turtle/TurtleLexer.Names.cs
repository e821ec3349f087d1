using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>IRIs, prefixed names and blank nodes.</summary>
internal sealed partial class TurtleLexer
{
    private readonly Utf8Builder _reference = new();

    /// <summary>An IRI: in angle brackets or as a prefixed name.</summary>
    public StoredTerm ReadIri(string allowed)
    {
        int next = Next();
        if (next == '<')
            return ReadIriReference();
        if (next == ':' || next >= 0x80 || NameCharacters.IsBase(next))
            return ReadPrefixedName(allowed);
        throw Unexpected(allowed);
    }

    /// <summary>An IRI in angle brackets.</summary>
    public StoredTerm ReadIriReference()
    {
        if (Next() != '<')
            throw Unexpected("expected an IRI in '<>'");
        int end = FindInIri(1);
        int start = _terms.Bytes.Length;
        ReadOnlySpan<byte> reference = _window.Rest[end] == '>' ? _window.Rest[1..end] : UnescapeIri(ref end);
        if (!Iris.TryResolve(reference, _terms.Bytes))
            throw Error($"the IRI <{Encoding.UTF8.GetString(reference)}> is relative and there is no base IRI to resolve it against");
        _window.Advance(end + 1);
        return _terms.From(start, TermKind.Iri);
    }

    /// <summary>A prefix with its colon, without the colon: what follows @prefix.</summary>
    public StoredTerm ReadPrefix()
    {
        Next();
        int length = NameLength();
        if (_window.Peek(length) != ':' || (length > 0 && !NameCharacters.IsBase(NameCharacters.Decode(_window.Rest, out _))))
            throw Unexpected("expected a prefix and a colon, such as 'crm:'");
        StoredTerm prefix = _terms.PushIri(_window.Rest[..length]);
        _window.Advance(length + 1);
        return prefix;
    }

    /// <summary>A blank node label; <c>_:</c> comes next.</summary>
    public StoredTerm ReadBlankNodeLabel()
    {
        if (!TryTake("_:"u8))
            throw Unexpected("expected a blank node '_:label'");
        _window.Peek();
        int first = NameCharacters.Decode(_window.Rest, out _);
        int length = first >= 0 && (NameCharacters.IsU(first) || NameCharacters.IsDigit(first)) ? NameLength() : 0;
        if (length == 0)
            throw Unexpected("expected a letter, a digit or '_' at the start of the blank node label");
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(_blankPrefix);
        BlankNodeLabels.AppendWritten(_terms.Bytes, _window.Rest[..length]);
        _window.Advance(length);
        return _terms.From(start, TermKind.BlankNode);
    }

    /// <summary>Pushes the blank node of a number that stands for brackets in the text.</summary>
    public StoredTerm PushBlankNode(long number)
    {
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(_blankPrefix);
        BlankNodeLabels.AppendGenerated(_terms.Bytes, number);
        return _terms.From(start, TermKind.BlankNode);
    }

    /// <summary>Offset of the next byte from <paramref name="from"/> on that ends or breaks an IRI.</summary>
    private int FindInIri(int from)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int length = rest[from..].IndexOfAny(IriCharacters.Stops);
            if (length >= 0)
                return from + length;
            from = rest.Length;
            if (!_window.Extend())
                throw Error("expected '>' at the end of the IRI, found the end of the text");
        }
    }

    private ReadOnlySpan<byte> UnescapeIri(ref int end)
    {
        _reference.Length = 0;
        int from = 1;
        while (true)
        {
            _reference.Append(_window.Rest[from..end]);
            if (_window.Rest[end] == '>')
                return _reference.Written;
            if (_window.Rest[end] != '\\')
            {
                throw Error(
                    $"expected '>' at the end of the IRI or a character that an IRI may hold (others are percent-encoded), found {FoundAt(end)}",
                    _window.PositionAt(end));
            }

            _window.Peek(end + 9);
            int before = _reference.Length;
            EscapeProblem problem = Escapes.TryRead(_window.Rest[end..], inString: false, _reference, out int read);
            if (problem != EscapeProblem.None)
                throw Error(Escapes.Describe(problem, inString: false), _window.PositionAt(end));
            if (IriCharacters.Stops.Contains(_reference.Written[before]))
                throw Error("the escape stands for a character that an IRI may not hold; percent-encode it", _window.PositionAt(end));
            from = end + read;
            end = FindInIri(from);
        }
    }

    private StoredTerm ReadPrefixedName(string allowed)
    {
        int prefixLength = NameLength();
        if (_window.Peek(prefixLength) != ':' || (prefixLength > 0 && !NameCharacters.IsBase(NameCharacters.Decode(_window.Rest, out _))))
            throw Unexpected(allowed);
        int length = ReadLocal(prefixLength + 1, out bool escaped);
        ReadOnlySpan<byte> name = _window.Rest[..length];
        if (!Prefixes.TryGet(name[..prefixLength], out ReadOnlySpan<byte> iri))
            throw Error(Prefixes.Undeclared(name[..prefixLength]));
        StoredTerm term = _terms.PushIri(iri);
        ReadOnlySpan<byte> local = name[(prefixLength + 1)..];
        if (escaped)
            AppendUnescaped(local);
        else
            _terms.Bytes.Append(local);
        _window.Advance(length);
        return _terms.From(term.Start, TermKind.Iri);
    }

    /// <summary>PN_LOCAL from <paramref name="start"/> on; returns its end.</summary>
    private int ReadLocal(int start, out bool escaped)
    {
        while (true)
        {
            int end = start + TurtleNames.LocalLength(_window.Rest[start..], out escaped, out bool isCut);
            if (!isCut || !_window.Extend())
                return end;
        }
    }

    private void AppendUnescaped(ReadOnlySpan<byte> local)
    {
        while (true)
        {
            int plain = local.IndexOf((byte)'\\');
            if (plain < 0)
                break;
            _terms.Bytes.Append(local[..plain]);
            _terms.Bytes.Append(local[plain + 1]);
            local = local[(plain + 2)..];
        }

        _terms.Bytes.Append(local);
    }
}
