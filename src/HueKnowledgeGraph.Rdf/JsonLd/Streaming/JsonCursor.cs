using System.Buffers;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Walks over the structure of a JSON text that is read bit by bit, and parses the values that are asked for.</summary>
/// <remarks>Only as much of the text is held as the value in hand needs.</remarks>
internal sealed class JsonCursor
{
    private const int WindowBytes = 64 * 1024;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,]}"u8);

    private readonly Utf8Window _window;
    private readonly JsonNames _names;
    private readonly string? _source;

    public JsonCursor(Stream text, JsonNames names, string? source, CancellationToken cancellation)
    {
        _window = new Utf8Window(text, isValidated: true, source, WindowBytes, cancellation);
        _names = names;
        _source = source;
        _window.Open();
    }

    /// <summary>The place of the next byte.</summary>
    public TextPosition Position => _window.PositionAt(0);

    /// <summary>The next byte that is no white space, or -1 at the end of the text.</summary>
    public int Peek()
    {
        while (true)
        {
            int content = _window.Rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (content >= 0)
            {
                _window.Advance(content);
                return _window.Rest[0];
            }

            _window.Advance(_window.Rest.Length);
            if (!_window.Extend())
                return -1;
        }
    }

    /// <summary>Passes a sign that must come next.</summary>
    public void Expect(byte sign)
    {
        if (Peek() != sign)
            throw Unexpected($"expected '{(char)sign}'");
        _window.Advance(1);
    }

    /// <summary>
    /// Goes on to the next member of an array or object that has been begun; false, and its end passed, if there is none.
    /// </summary>
    public bool Next(byte close, ref bool isFirst)
    {
        int sign = Peek();
        if (sign == close)
        {
            _window.Advance(1);
            return false;
        }

        if (!isFirst)
        {
            if (sign != ',')
                throw Unexpected($"expected ',' or '{(char)close}'");
            _window.Advance(1);
            Peek();
        }

        isFirst = false;
        return true;
    }

    /// <summary>Reads a key and its colon.</summary>
    public string ReadKey()
    {
        if (Peek() != '"')
            throw Unexpected("expected a key in double quotes");
        TryMeasure(int.MaxValue, out int length);
        string key = (string)ReadValue(length)!;
        Expect((byte)':');
        return key;
    }

    /// <summary>Measures the value that comes next, without passing it; false if it has more than <paramref name="limit"/> bytes.</summary>
    public bool TryMeasure(int limit, out int length)
    {
        int first = Peek();
        length = 0;
        if (first is '{' or '[')
            return TryMeasureNested(limit, out length);
        if (first == '"')
        {
            length = 1;
            return SkipString(limit, ref length);
        }

        while (true)
        {
            int end = _window.Rest[length..].IndexOfAny(ScalarEnds);
            length = end < 0 ? _window.Rest.Length : length + end;
            if (end >= 0 || !_window.Extend())
                break;
        }

        return length > 0 ? length <= limit : throw Unexpected("expected a value");
    }

    /// <summary>Parses a value that has been measured; it is not passed.</summary>
    public object? ParseValue(int length) => JsonText.Parse(_window.Rest[..length], _names, _source, Position);

    /// <summary>Parses and passes a value that has been measured.</summary>
    public object? ReadValue(int length)
    {
        object? value = ParseValue(length);
        _window.Advance(length);
        return value;
    }

    /// <summary>Passes a value that has been measured.</summary>
    public void Skip(int length) => _window.Advance(length);

    /// <summary>The place of a byte of what comes next.</summary>
    public TextPosition PositionAt(int offset) => _window.PositionAt(offset);

    /// <summary>An error at the next byte.</summary>
    public RdfSyntaxException Unexpected(string expected) =>
        new(Position, $"this is no JSON: {expected}, found {TextPlaces.Found(_window.Rest)}", _source);

    private bool TryMeasureNested(int limit, out int length)
    {
        int depth = 0;
        length = 0;
        while (true)
        {
            int next = _window.Rest[length..].IndexOfAny(Structure);
            length = next < 0 ? _window.Rest.Length : length + next;
            if (length >= limit)
                return false;
            if (next < 0)
            {
                Extend();
                continue;
            }

            byte sign = _window.Rest[length++];
            if (sign == '"')
            {
                if (!SkipString(limit, ref length))
                    return false;
            }
            else
                depth += sign is (byte)'{' or (byte)'[' ? 1 : -1;
            if (depth == 0)
                return length <= limit;
        }
    }

    /// <summary>Goes behind the end of a string whose first quote has been passed.</summary>
    private bool SkipString(int limit, ref int at)
    {
        while (true)
        {
            int next = _window.Rest[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                at = _window.Rest.Length;
                if (at > limit)
                    return false;
                Extend();
                continue;
            }

            at += next + 1;
            if (_window.Rest[at - 1] == '"')
                return at <= limit;
            while (_window.Rest.Length == at)
                Extend();
            at++;
        }
    }

    private void Extend()
    {
        if (!_window.Extend())
            throw new RdfSyntaxException(_window.PositionAt(_window.Rest.Length), "this is no JSON: the text ends within a value", _source);
    }
}
