using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Places in a text and what stands there, for messages.</summary>
internal static class TextPlaces
{
    /// <summary>Bytes that a message quotes from the text, at most (and the rest of the last character).</summary>
    public const int LongestFound = 24;

    /// <summary>The place behind <paramref name="passed"/>, which starts at <paramref name="start"/>..</summary>
    public static TextPosition Behind(TextPosition start, ReadOnlySpan<byte> passed)
    {
        long lines = passed.Count((byte)'\n');
        int lineStart = passed.LastIndexOf((byte)'\n') + 1;
        long column = lines == 0 ? start.Column : 0;
        foreach (byte b in passed[lineStart..])
            column += (b & 0xC0) != 0x80 ? 1 : 0;
        return new TextPosition(start.Line + lines, column, start.OffsetBytes + passed.Length);
    }

    /// <summary>What stands at the start of <paramref name="text"/>: "'word'", "the end of the line" or "the end of the text".</summary>
    public static string Found(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return "the end of the text";
        if (text[0] is (byte)'\n' or (byte)'\r')
            return "the end of the line";
        if (text[0] == ' ')
            return "a space";
        int end = 1;
        while (end < text.Length && end < LongestFound && text[end] > ' ')
            end++;
        while (end < text.Length && (text[end] & 0xC0) == 0x80)
            end++;
        string word = Encoding.UTF8.GetString(text[..end]);
        if (char.IsControl(word[0]))
            return $"the control character U+{(int)word[0]:X4}" + (word[0] == 0 ? " (is the text UTF-16? RDF text is UTF-8)" : "");
        return end >= LongestFound ? $"'{word}…'" : $"'{word}'";
    }

    /// <summary>Offset of the first byte that is not UTF-8, or -1.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int offset = 0;
        while (offset < text.Length)
        {
            if (Rune.DecodeFromUtf8(text[offset..], out _, out int length) != System.Buffers.OperationStatus.Done)
                return offset;
            offset += length;
        }

        return -1;
    }

    /// <summary>True iff the first bytes of a document are a byte order mark of UTF-16.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);

    /// <summary>The clause for bytes that are not UTF-8.</summary>
    public static string NotUtf8(ReadOnlySpan<byte> bytes) => IsUtf16(bytes)
        ? "the text is UTF-16 (it starts with a UTF-16 byte order mark); RDF text is UTF-8: convert the file first"
        : $"the byte 0x{bytes[0]:X2} is not UTF-8 here; RDF text is UTF-8: convert the file first if it is in another encoding";
}
