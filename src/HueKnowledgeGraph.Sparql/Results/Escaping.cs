using System.Buffers;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Copies text while replacing what a format does not allow; the search for it is vectorised.</summary>
internal static class Escaping
{
    private static readonly SearchValues<byte> TurtleSpecial = SearchValues.Create("\"\\\n\r\t\b\f"u8);
    private static readonly SearchValues<byte> CsvSpecial = SearchValues.Create(",\"\n\r"u8);
    private static readonly SearchValues<byte> JsonSpecial = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<byte> XmlSpecial =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n')).Select(c => (byte)c), (byte)'&', (byte)'<', (byte)'>', (byte)'"']);

    /// <summary>The inside of a Turtle string in double quotes, on one line.</summary>
    public static void WriteTurtle(Utf8Output output, ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOfAny(TurtleSpecial); at >= 0; at = text.IndexOfAny(TurtleSpecial))
        {
            output.Write(text[..at]);
            output.Write((byte)'\\');
            output.Write(ShortEscape(text[at]));
            text = text[(at + 1)..];
        }

        output.Write(text);
    }

    /// <summary>The inside of a JSON string (RFC 8259, section 7).</summary>
    public static void WriteJson(Utf8Output output, ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOfAny(JsonSpecial); at >= 0; at = text.IndexOfAny(JsonSpecial))
        {
            output.Write(text[..at]);
            byte c = text[at];
            byte escape = ShortEscape(c);
            output.Write((byte)'\\');
            if (escape != 0)
            {
                output.Write(escape);
            }
            else
            {
                output.Write("u00"u8);
                output.Write((byte)('0' + (c >> 4)));
                output.Write((byte)"0123456789abcdef"[c & 15]);
            }

            text = text[(at + 1)..];
        }

        output.Write(text);
    }

    /// <summary>Character data or an attribute value of XML 1.0.</summary>
    /// <exception cref="InvalidDataException">The text holds a control character, which XML 1.0 has no way to write.</exception>
    public static void WriteXml(Utf8Output output, ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOfAny(XmlSpecial); at >= 0; at = text.IndexOfAny(XmlSpecial))
        {
            output.Write(text[..at]);
            output.Write(text[at] switch
            {
                (byte)'&' => "&amp;"u8,
                (byte)'<' => "&lt;"u8,
                (byte)'>' => "&gt;"u8,
                (byte)'"' => "&quot;"u8,
                (byte)'\r' => "&#13;"u8,
                byte c => throw new InvalidDataException($"The result holds the character U+{c:X4}, which XML cannot carry; ask for JSON or TSV."),
            });
            text = text[(at + 1)..];
        }

        output.Write(text);
    }

    /// <summary>A CSV field (RFC 4180): in quotes if it has to be.</summary>
    public static void WriteCsv(Utf8Output output, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(CsvSpecial))
        {
            output.Write(text);
            return;
        }

        output.Write((byte)'"');
        for (int at = text.IndexOf((byte)'"'); at >= 0; at = text.IndexOf((byte)'"'))
        {
            output.Write(text[..(at + 1)]);
            output.Write((byte)'"');
            text = text[(at + 1)..];
        }

        output.Write(text);
        output.Write((byte)'"');
    }

    /// <summary>The letter after the backslash, or 0 if there is none.</summary>
    private static byte ShortEscape(byte c) => c switch
    {
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        (byte)'\b' => (byte)'b',
        (byte)'\f' => (byte)'f',
        (byte)'"' or (byte)'\\' => c,
        _ => 0,
    };
}
