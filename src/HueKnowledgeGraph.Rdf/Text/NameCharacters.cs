using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>The character classes PN_CHARS_BASE, PN_CHARS_U and PN_CHARS that Turtle, N-Triples and SPARQL share.</summary>
/// <remarks>See <see href="https://www.w3.org/TR/rdf12-turtle/#grammar-production-PN_CHARS_BASE">RDF 1.2 Turtle, section 6.5</see>.</remarks>
internal static class NameCharacters
{
    /// <summary>The ASCII members of PN_CHARS.</summary>
    public static readonly SearchValues<byte> Ascii =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    /// <summary>PN_CHARS_BASE: letters.</summary>
    public static bool IsBase(int c) => c < 0x80
        ? (uint)((c | 0x20) - 'a') <= 'z' - 'a'
        : c is (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D)
            or (>= 0x37F and <= 0x1FFF) or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
            or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>PN_CHARS_U: letters and the underscore.</summary>
    public static bool IsU(int c) => c == '_' || IsBase(c);

    /// <summary>PN_CHARS: letters, underscore, hyphen, digits and combining marks.</summary>
    public static bool IsName(int c) =>
        IsU(c) || c == '-' || IsDigit(c) || c is 0xB7 or (>= 0x300 and <= 0x36F) or (>= 0x203F and <= 0x2040);

    /// <summary>[0-9].</summary>
    public static bool IsDigit(int c) => (uint)(c - '0') <= 9;

    /// <summary>The code point at the start of <paramref name="text"/> and its length in bytes; -1 and 0 at the end, -1 and 1 if invalid.</summary>
    public static int Decode(ReadOnlySpan<byte> text, out int length)
    {
        if (text.IsEmpty)
        {
            length = 0;
            return -1;
        }

        if (text[0] < 0x80)
        {
            length = 1;
            return text[0];
        }

        if (Rune.DecodeFromUtf8(text, out Rune rune, out length) == OperationStatus.Done)
            return rune.Value;
        length = 1;
        return -1;
    }

    /// <summary>
    /// Length in bytes of the longest run of PN_CHARS and full stops at the start of <paramref name="text"/>; final full stops are
    /// not part of a name and are left out.
    /// </summary>
    public static int NameLength(ReadOnlySpan<byte> text)
    {
        int end = 0;
        while (true)
        {
            int ascii = text[end..].IndexOfAnyExcept(Ascii);
            if (ascii < 0)
            {
                end = text.Length;
                break;
            }

            end += ascii;
            if (text[end] == '.')
            {
                end++;
                continue;
            }

            int c = text[end] < 0x80 ? -1 : Decode(text[end..], out ascii);
            if (c < 0 || !IsName(c))
                break;
            end += ascii;
        }

        while (end > 0 && text[end - 1] == '.')
            end--;
        return end;
    }
}
