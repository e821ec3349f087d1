using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>What is wrong with an escape.</summary>
internal enum EscapeProblem
{
    None,
    Unknown,
    BadHexadecimal,
    Surrogate,
    BeyondUnicode,
}

/// <summary>The escapes of strings and IRIs: ECHAR and UCHAR.</summary>
internal static class Escapes
{
    /// <summary>
    /// Reads the escape at the start of <paramref name="text"/> (a reverse solidus) and appends what it stands for.
    /// </summary>
    /// <param name="text">From the reverse solidus on.</param>
    /// <param name="inString">True: ECHAR is allowed too.</param>
    /// <param name="output">Where the character goes.</param>
    /// <param name="length">Bytes read.</param>
    public static EscapeProblem TryRead(ReadOnlySpan<byte> text, bool inString, Utf8Builder output, out int length)
    {
        length = 2;
        if (text.Length < 2)
            return EscapeProblem.Unknown;
        int digits = text[1] switch { (byte)'u' => 4, (byte)'U' => 8, _ => 0 };
        if (digits != 0)
            return TryReadCodePoint(text[2..], digits, output, out length);
        byte value = !inString ? (byte)0 : text[1] switch
        {
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'f' => (byte)'\f',
            (byte)'"' or (byte)'\'' or (byte)'\\' => text[1],
            _ => (byte)0,
        };
        if (value == 0)
            return EscapeProblem.Unknown;
        output.Append(value);
        return EscapeProblem.None;
    }

    /// <summary>The problem as a clause of an error message.</summary>
    public static string Describe(EscapeProblem problem, bool inString) => problem switch
    {
        EscapeProblem.BadHexadecimal => "expected 4 hexadecimal digits after '\\u' or 8 after '\\U'",
        EscapeProblem.Surrogate => "the escape names a surrogate (D800 to DFFF), which is no character; write the character itself or \\U and 8 digits",
        EscapeProblem.BeyondUnicode => "the escape is beyond the last code point 10FFFF",
        _ => inString
            ? "unknown escape in a string; allowed are \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX"
            : "unknown escape in an IRI; allowed are \\uXXXX \\UXXXXXXXX",
    };

    private static EscapeProblem TryReadCodePoint(ReadOnlySpan<byte> text, int digits, Utf8Builder output, out int length)
    {
        length = 2 + digits;
        if (text.Length < digits)
            return EscapeProblem.BadHexadecimal;
        uint value = 0;
        foreach (byte b in text[..digits])
        {
            if (!char.IsAsciiHexDigit((char)b))
                return EscapeProblem.BadHexadecimal;
            value = (value << 4) | (uint)(b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10);
        }

        if (value is >= 0xD800 and <= 0xDFFF)
            return EscapeProblem.Surrogate;
        if (!Rune.TryCreate(value, out Rune rune))
            return EscapeProblem.BeyondUnicode;
        output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
        return EscapeProblem.None;
    }
}
