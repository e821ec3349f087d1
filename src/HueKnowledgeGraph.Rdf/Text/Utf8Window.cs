using System.Text;
using System.Text.Unicode;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// A window that slides over a stream of UTF-8: <see cref="Rest"/> is what has been read and not yet been passed, and
/// <see cref="Extend"/> reads more behind it. Memory stays flat; only a single token longer than the window makes it grow.
/// </summary>
/// <remarks>Call <see cref="Open"/> first. Spans of <see cref="Rest"/> live until the next <see cref="Extend"/>.</remarks>
internal sealed class Utf8Window
{
    private readonly Stream _stream;
    private readonly bool _isValidated;
    private readonly string? _sourceName;
    private readonly CancellationToken _cancellation;

    // [0, _start) passed, [_start, _end) the rest, [_end, _filled) read but not yet validated, [_filled, Length) free.
    private byte[] _buffer;
    private int _start;
    private int _end;
    private int _filled;
    private bool _ended;
    private TextPosition _bufferPosition;

    // The last place asked for, so that the next one is counted from there.
    private TextPosition _knownPosition;
    private int _knownIndex;

    /// <summary>Opens a window; <paramref name="isValidated"/> false hands out bytes that may not be UTF-8.</summary>
    public Utf8Window(Stream stream, bool isValidated, string? sourceName, int capacity, CancellationToken cancellation)
    {
        _stream = stream;
        _isValidated = isValidated;
        _sourceName = sourceName;
        _cancellation = cancellation;
        _buffer = GC.AllocateUninitializedArray<byte>(Math.Max(capacity, 4));
    }

    /// <summary>The bytes read and not passed.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Passes <paramref name="count"/> bytes of <see cref="Rest"/>.</summary>
    public void Advance(int count) => _start += count;

    /// <summary>The place of the byte <paramref name="offset"/> of <see cref="Rest"/>.</summary>
    public TextPosition PositionAt(int offset)
    {
        int index = _start + offset;
        if (index < _knownIndex)
            (_knownIndex, _knownPosition) = (0, _bufferPosition);
        _knownPosition = TextPlaces.Behind(_knownPosition, _buffer.AsSpan(_knownIndex, index - _knownIndex));
        _knownIndex = index;
        return _knownPosition;
    }

    /// <summary>The next byte, or -1 at the end of the text.</summary>
    public int Peek() => _start < _end || Extend() ? _buffer[_start] : -1;

    /// <summary>The byte <paramref name="offset"/> of the rest, or -1 behind the end of the text.</summary>
    public int Peek(int offset)
    {
        while (_end - _start <= offset)
        {
            if (!Extend())
                return -1;
        }

        return _buffer[_start + offset];
    }

    /// <summary>True iff the rest of the text starts with <paramref name="word"/>.</summary>
    public bool StartsWith(ReadOnlySpan<byte> word)
    {
        Peek(word.Length - 1);
        return Rest.StartsWith(word);
    }

    /// <summary>Reads the first bytes and skips a UTF-8 byte order mark; to be called before all else.</summary>
    /// <exception cref="RdfSyntaxException">The text starts with the mark of UTF-16. No statement of it can be read, so lenient readers
    /// let this error pass.</exception>
    public void Open()
    {
        Fill();
        ReadOnlySpan<byte> head = _buffer.AsSpan(0, _filled);
        if (TextPlaces.IsUtf16(head))
            throw new RdfSyntaxException(default, TextPlaces.NotUtf8(head), _sourceName);
        if (!head.StartsWith(Encoding.UTF8.Preamble))
            return;
        int mark = Encoding.UTF8.Preamble.Length;
        _bufferPosition = _knownPosition = new TextPosition(0, 0, mark);
        _buffer.AsSpan(mark, _filled - mark).CopyTo(_buffer);
        _filled -= mark;
    }

    /// <summary>Makes <see cref="Rest"/> longer; false at the end of the text.</summary>
    /// <exception cref="RdfSyntaxException">The next byte is not UTF-8; it is replaced by '?', so that a lenient reader can go on.</exception>
    public bool Extend()
    {
        while (true)
        {
            if (_end < _filled && Release())
                return true;
            if (_ended)
                return false;
            _cancellation.ThrowIfCancellationRequested();
            Fill();
        }
    }

    /// <summary>Moves <see cref="_end"/> over what is known to be good; false if only the start of a character has been read.</summary>
    private bool Release()
    {
        ReadOnlySpan<byte> pending = _buffer.AsSpan(_end, _filled - _end);
        if (!_ended && _isValidated)
            pending = pending[..^IncompleteTail(pending)];
        if (pending.IsEmpty)
            return false;
        if (!_isValidated || Utf8.IsValid(pending))
        {
            _end += pending.Length;
            return true;
        }

        int invalid = TextPlaces.FirstInvalid(pending);
        if (invalid == 0)
        {
            string problem = TextPlaces.NotUtf8(pending);
            _buffer[_end] = (byte)'?';
            throw new RdfSyntaxException(PositionAt(_end - _start), problem, _sourceName);
        }

        _end += invalid;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
            Discard();
        if (_filled == _buffer.Length)
        {
            if (_buffer.Length == Array.MaxLength)
                throw new RdfSyntaxException(PositionAt(0), $"a single token is longer than {Array.MaxLength:N0} bytes", _sourceName);
            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, Array.MaxLength));
        }

        Span<byte> room = _buffer.AsSpan(_filled);
        int read = _stream.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        _filled += read;
        _ended = read < room.Length;
    }

    private void Discard()
    {
        _bufferPosition = PositionAt(0);
        _knownIndex = 0;
        _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
        _filled -= _start;
        _end -= _start;
        _start = 0;
    }

    /// <summary>Bytes at the end that are the start of a character whose rest has not been read.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte b = text[^back];
            if (b >= 0xC0)
                return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
            if (b < 0x80)
                return 0;
        }

        return 0;
    }
}
