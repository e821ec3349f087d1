using System.Buffers;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Strings as JSON writes them, from UTF-8 to UTF-8; letters of all scripts stay as they are.</summary>
internal static class JsonStrings
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\', 0x7F]);

    /// <summary>Appends a string in quotes.</summary>
    public static void AppendQuoted(Utf8Builder output, ReadOnlySpan<byte> text)
    {
        output.Append((byte)'"');
        Append(output, text);
        output.Append((byte)'"');
    }

    /// <summary>Appends the inner part of a string.</summary>
    public static void Append(Utf8Builder output, ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int plain = text.IndexOfAny(Escaped);
            if (plain < 0)
                break;
            output.Append(text[..plain]);
            AppendEscape(output, text[plain]);
            text = text[(plain + 1)..];
        }

        output.Append(text);
    }

    private static void AppendEscape(Utf8Builder output, byte sign)
    {
        switch (sign)
        {
            case (byte)'"': output.Append("\\\""u8); break;
            case (byte)'\\': output.Append("\\\\"u8); break;
            case (byte)'\n': output.Append("\\n"u8); break;
            case (byte)'\r': output.Append("\\r"u8); break;
            case (byte)'\t': output.Append("\\t"u8); break;
            default:
                output.Append("\\u00"u8);
                output.Append("0123456789abcdef"u8[sign >> 4]);
                output.Append("0123456789abcdef"u8[sign & 15]);
                break;
        }
    }
}
