using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// The tokens of Turtle and TriG: skips white space and comments, and reads terms from the window onto the term stack, with
/// escapes resolved and IRIs absolute.
/// </summary>
internal sealed partial class TurtleLexer
{
    private readonly Utf8Window _window;
    private readonly TermStack _terms;
    private readonly string? _sourceName;
    private readonly byte[] _blankPrefix;

    public TurtleLexer(Utf8Window window, TermStack terms, RdfReadOptions options)
    {
        _window = window;
        _terms = terms;
        _sourceName = options.SourceName;
        _blankPrefix = Encoding.UTF8.GetBytes(options.BlankNodePrefix);
    }

    /// <summary>Resolves relative IRIs.</summary>
    public IriResolver Iris { get; } = new();

    /// <summary>The prefixes declared so far.</summary>
    public PrefixTable Prefixes { get; } = new();

    /// <summary>Skips white space and comments; the byte that follows, or -1 at the end.</summary>
    public int Next()
    {
        // No space or one is what usually comes; this alone took Turtle from 285 to 160 ns a triple (2 million museum triples, Nov 2026).
        ReadOnlySpan<byte> near = _window.Rest;
        int space = near.Length > 1 && near[0] == ' ' ? 1 : 0;
        if (space < near.Length && near[space] is > (byte)' ' and not (byte)'#')
        {
            _window.Advance(space);
            return near[space];
        }

        return SkipToToken();
    }

    private int SkipToToken()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int skipped = rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (skipped < 0)
            {
                _window.Advance(rest.Length);
                if (!_window.Extend())
                    return -1;
                continue;
            }

            _window.Advance(skipped);
            if (rest[skipped] != '#')
                return rest[skipped];
            SkipLine();
        }
    }

    /// <summary>Passes <paramref name="sign"/> if it comes next.</summary>
    public bool TryTake(char sign)
    {
        if (Next() != sign)
            return false;
        _window.Advance(1);
        return true;
    }

    /// <summary>Passes <paramref name="signs"/> if they come next.</summary>
    public bool TryTake(ReadOnlySpan<byte> signs)
    {
        if (Next() != signs[0] || !_window.StartsWith(signs))
            return false;
        _window.Advance(signs.Length);
        return true;
    }

    /// <summary>Passes <paramref name="sign"/> or fails.</summary>
    public void Take(char sign, string allowed)
    {
        if (!TryTake(sign))
            throw Unexpected(allowed);
    }

    /// <summary>True iff <paramref name="signs"/> come next.</summary>
    public bool IsNext(ReadOnlySpan<byte> signs) => Next() == signs[0] && _window.StartsWith(signs);

    /// <summary>True iff <paramref name="word"/> comes next as a bare word, in any letter case; it is passed.</summary>
    public bool TryTakeKeyword(ReadOnlySpan<byte> word)
    {
        int next = Next();
        if (next < 0 || (next | 0x20) != (word[0] | 0x20))
            return false;

        // The longest token counts: 'a.b:c' and 'base:x' are prefixed names.
        int length = NameLength();
        if (length != word.Length || _window.Peek(length) == ':' || !Ascii.EqualsIgnoreCase(_window.Rest[..length], word))
            return false;
        _window.Advance(word.Length);
        return true;
    }

    /// <summary>True iff '@' and <paramref name="word"/> come next, in this letter case; they are passed.</summary>
    public bool TryTakeDirective(ReadOnlySpan<byte> word)
    {
        if (Next() != '@' || !IsWordAt(1, word))
            return false;
        _window.Advance(word.Length + 1);
        return true;
    }

    /// <summary>True iff a directive with '@' stands <paramref name="offset"/> bytes from here.</summary>
    public bool IsDirectiveAt(int offset) => _window.Peek(offset) == '@'
        && (IsWordAt(offset + 1, "prefix"u8) || IsWordAt(offset + 1, "base"u8) || IsWordAt(offset + 1, "version"u8));

    private bool IsWordAt(int offset, ReadOnlySpan<byte> word)
    {
        int after = _window.Peek(offset + word.Length);
        return _window.Rest.Length >= offset && _window.Rest[offset..].StartsWith(word)
            && !(after >= 0x80 || (after >= 0 && NameCharacters.IsName(after)));
    }

    /// <summary>The error for what comes next.</summary>
    public RdfSyntaxException Unexpected(string allowed)
    {
        Next();
        return Error($"{allowed}, found {FoundAt(0)}");
    }

    /// <summary>An error here, or at <paramref name="place"/>.</summary>
    public RdfSyntaxException Error(string problem, TextPosition? place = null) => new(place ?? _window.PositionAt(0), problem, _sourceName);

    /// <summary>Length of the name that comes next, all of it in the window.</summary>
    public int NameLength()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int length = NameCharacters.NameLength(rest);
            if (rest[length..].IndexOfAnyExcept((byte)'.') >= 0 || !_window.Extend())
                return length;
        }
    }

    /// <summary>What stands <paramref name="offset"/> bytes from here, for messages.</summary>
    private string FoundAt(int offset)
    {
        _window.Peek(offset + TextPlaces.LongestFound);
        return TextPlaces.Found(_window.Rest[offset..]);
    }

    private void SkipLine()
    {
        while (true)
        {
            int end = _window.Rest.IndexOfAny((byte)'\n', (byte)'\r');
            _window.Advance(end < 0 ? _window.Rest.Length : end);
            if (end >= 0 || !_window.Extend())
                return;
        }
    }


}
