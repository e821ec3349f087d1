using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Reads JSON text into a tree; every fault has its place in the text.</summary>
/// <remarks>
/// Stricter than JSON, as I-JSON is (<see href="https://www.rfc-editor.org/rfc/rfc7493">RFC 7493</see>): no key twice in one object, no
/// unpaired surrogate, no number beyond the doubles. Nesting is limited to <see cref="NestingLimit.Depth"/>.
/// </remarks>
internal ref struct JsonText
{
    private const int LongestNumber = 4096;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = NestingLimit.Depth };
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonNames _names;
    private readonly string? _source;
    private readonly TextPosition _start;
    private Utf8JsonReader _reader;

    private JsonText(ReadOnlySpan<byte> text, JsonNames names, string? source, TextPosition start)
    {
        _text = text;
        _names = names;
        _source = source;
        _start = start;
        _reader = new Utf8JsonReader(text, ReaderOptions);
    }

    /// <summary>Reads a whole text of one value.</summary>
    /// <param name="utf8">The text; a byte order mark is skipped.</param>
    /// <param name="names">Keys met before.</param>
    /// <param name="source">What messages call the text; null: they do not.</param>
    /// <param name="start">Where the text lies in a larger one.</param>
    /// <exception cref="RdfSyntaxException">The text is no JSON, or not the JSON that is read here.</exception>
    public static object? Parse(ReadOnlySpan<byte> utf8, JsonNames names, string? source = null, TextPosition start = default)
    {
        if (start.OffsetBytes == 0 && utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
            start = new TextPosition(0, 0, 3);
        }

        var text = new JsonText(utf8, names, source, start);
        int invalid = Utf8.IsValid(utf8) ? -1 : TextPlaces.FirstInvalid(utf8);
        if (invalid >= 0)
            throw text.Error(invalid, TextPlaces.NotUtf8(utf8[invalid..]));
        try
        {
            text._reader.Read();
            object? value = text.ReadValue();
            text._reader.Read();
            return value;
        }
        catch (JsonException fault)
        {
            throw text.Error(text.OffsetOf(fault), Clause(fault.Message));
        }
    }

    private object? ReadValue() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMap(),
        JsonTokenType.StartArray => ReadList(),
        JsonTokenType.String => ReadString(),
        JsonTokenType.Number => ReadNumber(),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => null,
    };

    private JsonMap ReadMap()
    {
        EnsureStack();
        var map = new JsonMap { Offset = (int)_reader.TokenStartIndex };
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            int at = (int)_reader.TokenStartIndex;
            string key = _reader.ValueIsEscaped ? ReadString() : _names.Get(_reader.ValueSpan);
            _reader.Read();
            if (!map.TryAdd(key, ReadValue()))
                throw Error(at, $"the key '{(key.Length <= 40 ? key : key[..40] + "…")}' stands twice in one object");
        }

        return map;
    }

    private JsonList ReadList()
    {
        EnsureStack();
        var list = new JsonList();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            list.Add(ReadValue());
        return list;
    }

    private string ReadString()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException) when (_reader.ValueIsEscaped)
        {
            const string Problem = "the string holds one half of a surrogate pair (\\uD800 to \\uDFFF) without the other, which is no character";
            throw Error((int)_reader.TokenStartIndex, Problem);
        }
    }

    private JsonNumber ReadNumber()
    {
        int at = (int)_reader.TokenStartIndex;
        ReadOnlySpan<byte> digits = _reader.ValueSpan;
        if (digits.Length > LongestNumber)
            throw Error(at, $"the number has {digits.Length:N0} characters; {LongestNumber:N0} are allowed");
        double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? new JsonNumber(Encoding.UTF8.GetString(digits), value)
            : throw Error(at, "the number is beyond the largest double, 1.8e308");
    }

    private readonly void EnsureStack()
    {
        if (!NestingLimit.Allows(_reader.CurrentDepth))
            throw Error((int)_reader.TokenStartIndex, NestingLimit.Problem);
    }

    private readonly RdfSyntaxException Error(int offset, string problem) =>
        new(TextPlaces.Behind(_start, _text[..Math.Clamp(offset, 0, _text.Length)]), problem, _source);

    private readonly int OffsetOf(JsonException fault)
    {
        int offset = 0;
        for (long line = fault.LineNumber ?? 0; line > 0; line--)
            offset += _text[offset..].IndexOf((byte)'\n') + 1;
        return offset + (int)(fault.BytePositionInLine ?? 0);
    }

    /// <summary>The reader's own message without the place, as a clause.</summary>
    private static string Clause(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return "this is no JSON: " + (place < 0 ? message : message[..place]).TrimEnd('.', ' ');
    }
}
