using System.Text;
using System.Text.Unicode;

namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// Reads records of delimited text (RFC 4180: header row, quotes, CRLF or LF) as UTF-8 fields, without a string per field.
/// </summary>
/// <remarks>
/// <para>The current record lies whole in one buffer that grows to the longest record. Fields are ranges of it, valid until the next
/// <see cref="Read"/>. Blanks round a field are cut, and text that is not in Unicode NFC is normalised.</para>
/// <para>Not thread safe. The stream is left open.</para>
/// </remarks>
internal sealed class CsvReader
{
    private const int StartBytes = 64 * 1024;
    private readonly Stream _stream;
    private readonly string _file;
    private readonly byte _delimiter;
    private readonly CsvText _text = new();
    private byte[] _buffer = new byte[StartBytes];
    private int _at;
    private int _end;
    private bool _streamEnded;
    private CsvField[] _fields = new CsvField[16];
    private int _nextLine;

    /// <summary>Opens a text and reads its header.</summary>
    /// <exception cref="MappingException">The text is not UTF-8, or has no header.</exception>
    public CsvReader(Stream stream, string file, byte delimiter)
    {
        _stream = stream;
        _file = file;
        _delimiter = delimiter;
        Fill();
        _at = EncodingCheck.SkipMark(_buffer.AsSpan(0, _end), file);
        if (!Read())
            throw new MappingException(file, -1, -1, "the file is empty: a header row with the names of the columns is expected");
        Columns = [.. Enumerable.Range(0, FieldCount).Select(Text)];
        RecordsRead = 0;
    }

    /// <summary>Names of the columns as in the header.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Line on which the current record begins, from 0.</summary>
    public int Line { get; private set; }

    /// <summary>Records read, without the header.</summary>
    public long RecordsRead { get; private set; }

    /// <summary>Fields that were not in NFC and were normalised.</summary>
    public long NormalizedFields => _text.NormalizedFields;

    /// <summary>A field of the current record: trimmed, in NFC; empty where there is nothing.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        CsvField field = _fields[index];
        return field.InText ? _text.Bytes(field.Start, field.Length) : _buffer.AsSpan(field.Start, field.Length);
    }

    /// <summary>A field as a string.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(Field(index));

    /// <summary>Goes to the next record; lines without any sign are skipped.</summary>
    public bool Read()
    {
        while (true)
        {
            int consumed;
            int lines;
            while (!TryScan(out consumed, out lines))
            {
                if (!Grow())
                    return false;
            }

            bool blank = FieldCount == 1 && _fields[0].Length == 0 && !_fields[0].Quoted;
            Line = _nextLine;
            Check(consumed);
            _nextLine += lines;
            _at += consumed;
            if (blank)
                continue;
            _text.Clear();
            for (int index = 0; index < FieldCount; index++)
                _fields[index] = _text.Clean(_buffer, _fields[index]);
            RecordsRead++;
            return true;
        }
    }

    /// <summary>Finds the fields of the record at <see cref="_at"/>; false if its end is not in the buffer.</summary>
    private bool TryScan(out int consumed, out int lines)
    {
        FieldCount = 0;
        lines = 0;
        int at = _at;
        consumed = 0;
        if (at >= _end)
            return false;
        while (true)
        {
            bool quoted = at < _end && _buffer[at] == (byte)'"';
            int start = quoted ? at + 1 : at;
            int stop = quoted ? QuotedEnd(start, ref lines, out at) : at = PlainEnd(at);
            if (stop < 0 || (at >= _end && !_streamEnded))
                return false;
            Add(new CsvField(start, stop - start, quoted));
            if (at < _end && _buffer[at] == _delimiter)
            {
                at++;
                continue;
            }

            if (at < _end)
            {
                if (_buffer[at] == (byte)'\r')
                {
                    if (at + 1 >= _end && !_streamEnded)
                        return false;
                    at += at + 1 < _end && _buffer[at + 1] == (byte)'\n' ? 2 : 1;
                }
                else
                {
                    at++;
                }
            }

            lines++;
            consumed = at - _at;
            return true;
        }
    }

    private int PlainEnd(int at)
    {
        int length = _buffer.AsSpan(at, _end - at).IndexOfAny(_delimiter, (byte)'\n', (byte)'\r');
        return length < 0 ? _end : at + length;
    }

    /// <summary>The end of a quoted field (its closing quote), or -1 if that is not in the buffer; <paramref name="next"/> is what follows it.</summary>
    private int QuotedEnd(int start, ref int lines, out int next)
    {
        int at = start;
        int newLines = 0;
        while (at < _end)
        {
            byte sign = _buffer[at];
            if (sign == (byte)'\n')
                newLines++;
            if (sign != (byte)'"')
            {
                at++;
                continue;
            }

            if (at + 1 >= _end && !_streamEnded)
                break;
            if (at + 1 < _end && _buffer[at + 1] == (byte)'"')
            {
                at += 2;
                continue;
            }

            lines += newLines;
            next = PlainEnd(at + 1);
            if (next < _end || _streamEnded)
                RefuseTextAfterQuote(at + 1, next, lines);
            return at;
        }

        next = at;
        if (_streamEnded)
            throw new MappingException(_file, _nextLine, -1, "a quote is opened in this record and never closed");
        return -1;
    }

    private void RefuseTextAfterQuote(int from, int to, int lines)
    {
        if (_buffer.AsSpan(from, to - from).ContainsAnyExcept((byte)' ', (byte)'\t'))
            throw new MappingException(_file, _nextLine + lines, -1, "after a closing quote the delimiter or the end of the line is expected (a quote within quotes is written twice)");
    }

    private void Add(CsvField field)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = field;
    }

    private void Check(int consumed)
    {
        ReadOnlySpan<byte> record = _buffer.AsSpan(_at, consumed);
        if (!Utf8.IsValid(record) || record.Contains((byte)0))
            throw EncodingCheck.Unreadable(record, _file, _nextLine);
    }

    /// <summary>Gets more bytes behind the unfinished record; false if the text has ended.</summary>
    private bool Grow()
    {
        if (_streamEnded)
            return false;
        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        _end -= _at;
        _at = 0;
        if (_end > _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        Fill();
        return true;
    }

    private void Fill()
    {
        while (_end < _buffer.Length && !_streamEnded)
        {
            int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _streamEnded = read == 0;
            _end += read;
        }
    }
}
