using System.Buffers;
using System.Text;
using System.Xml;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Text and names as XML 1.0 writes them.</summary>
internal static class XmlText
{
    // EF is the first byte of U+FFFE and U+FFFF, which XML 1.0 has no form for.
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), .. "&<>\""u8, 0xEF]);

    /// <summary>Appends text, escaped so that it reads back the same.</summary>
    /// <exception cref="NotSupportedException">It holds a character that XML 1.0 has no form for.</exception>
    public static void Append(Utf8Builder output, ReadOnlySpan<byte> text, bool isAttribute)
    {
        while (true)
        {
            int plain = text.IndexOfAny(Special);
            if (plain < 0)
                break;
            output.Append(text[..plain]);
            text = text[plain..];
            text = text[AppendSpecial(output, text, isAttribute)..];
        }

        output.Append(text);
    }

    /// <summary>Appends a blank node's label as an XML name: one that begins with a digit or '_' gets a '_' before it.</summary>
    public static void AppendNodeName(Utf8Builder output, ReadOnlySpan<byte> label)
    {
        if (label[0] == '_' || NameCharacters.IsDigit(label[0]))
            output.Append((byte)'_');
        output.Append(label);
    }

    /// <summary>
    /// Where the longest XML name without a colon that ends the text begins; the text's length if there is none. Names are those of XML 1.0
    /// up to its fourth edition, which every reader takes.
    /// </summary>
    public static int NameStart(ReadOnlySpan<byte> text)
    {
        int start = text.Length;
        for (int end = text.Length; end > 0;)
        {
            if (Rune.DecodeLastFromUtf8(text[..end], out Rune rune, out int length) != OperationStatus.Done
                || !rune.IsBmp || !XmlConvert.IsNCNameChar((char)rune.Value))
                break;
            end -= length;
            if (XmlConvert.IsStartNCNameChar((char)rune.Value))
                start = end;
        }

        return start;
    }

    /// <summary>Writes the character at the start of <paramref name="text"/>; returns its bytes.</summary>
    private static int AppendSpecial(Utf8Builder output, ReadOnlySpan<byte> text, bool isAttribute)
    {
        switch (text[0])
        {
            case (byte)'&': output.Append("&amp;"u8); return 1;
            case (byte)'<': output.Append("&lt;"u8); return 1;
            case (byte)'>': output.Append("&gt;"u8); return 1;
            case (byte)'"': output.Append(isAttribute ? "&quot;"u8 : "\""u8); return 1;
            case (byte)'\r': output.Append("&#xD;"u8); return 1;
            case (byte)'\n': output.Append(isAttribute ? "&#xA;"u8 : "\n"u8); return 1;
            case (byte)'\t': output.Append(isAttribute ? "&#x9;"u8 : "\t"u8); return 1;
            case 0xEF when text.Length < 3 || text[1] != 0xBF || text[2] < 0xBE:
                output.Append(text[..Math.Min(3, text.Length)]);
                return Math.Min(3, text.Length);
        }

        int character = text[0] == 0xEF ? 0xFF00 + text[2] + 0x40 : text[0];
        throw new NotSupportedException($"RDF/XML cannot write the character U+{character:X4}, which XML 1.0 has no form for; write another format.");
    }
}
