using System.Buffers;

namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// Values inside IRIs: percent-encoding as <see href="https://www.w3.org/TR/rml-core/#dfn-iri-safe">RML's IRI-safe version</see> wants
/// it (unreserved ASCII and <c>ucschar</c> of RFC 3987 stay), and the check of whole IRIs.
/// </summary>
internal static class IriText
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(b => (byte)b), .. "<>\"{}|^`\\"u8, 0x7F]);

    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    /// <summary>Appends a value as it may stand in an IRI.</summary>
    public static void AppendSafe(RecordBuffer buffer, ReadOnlySpan<byte> value)
    {
        int plain = value.IndexOfAnyExcept(Unreserved);
        if (plain < 0)
        {
            buffer.Append(value);
            return;
        }

        for (int at = 0; at < value.Length;)
        {
            int length = LengthOfSign(value[at]);
            ReadOnlySpan<byte> sign = value.Slice(at, length);
            if (length == 1 ? Unreserved.Contains(sign[0]) : IsUcschar(sign))
                buffer.Append(sign);
            else
                AppendEncoded(buffer, sign);
            at += length;
        }
    }

    /// <summary>True if a text has none of the signs that no IRI may have.</summary>
    public static bool IsPossible(ReadOnlySpan<byte> iri) => !iri.ContainsAny(Forbidden);

    /// <summary>True if a text begins with a scheme, and so is not relative.</summary>
    public static bool HasScheme(ReadOnlySpan<byte> iri)
    {
        int colon = iri.IndexOf((byte)':');
        if (colon <= 0 || !char.IsAsciiLetter((char)iri[0]))
            return false;
        foreach (byte sign in iri[..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)sign) && sign is not ((byte)'+' or (byte)'-' or (byte)'.'))
                return false;
        }

        return true;
    }

    private static void AppendEncoded(RecordBuffer buffer, ReadOnlySpan<byte> sign)
    {
        foreach (byte one in sign)
            buffer.Append([(byte)'%', Hex[one >> 4], Hex[one & 15]]);
    }

    private static int LengthOfSign(byte lead) => lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    /// <summary>RFC 3987 <c>ucschar</c>: not controls (U+0080 to U+009F), private use, surrogates, or noncharacters.</summary>
    private static bool IsUcschar(ReadOnlySpan<byte> sign)
    {
        System.Text.Rune.DecodeFromUtf8(sign, out System.Text.Rune rune, out _);
        int code = rune.Value;
        return code switch
        {
            < 0xA0 => false,
            <= 0xD7FF => true,
            < 0xF900 => false,
            <= 0xFDCF => true,
            < 0xFDF0 => false,
            <= 0xFFEF => true,
            < 0x10000 => false,
            < 0xE0000 => (code & 0xFFFF) <= 0xFFFD,
            < 0xE1000 => false,
            <= 0xEFFFD => true,
            _ => false,
        };
    }
}
