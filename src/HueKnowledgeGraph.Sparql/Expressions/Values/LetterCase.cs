using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Unicode's one-to-one case mappings, of no language, on UTF-8.</summary>
internal static class LetterCase
{
    /// <summary>Bytes that a text may take in the other case: a UTF-16 unit, of which there are no more than bytes, takes three at most.</summary>
    public static int MaxBytes(int length) => 3 * length;

    /// <summary>Writes a text in upper or lower case. <paramref name="target"/>: at least <see cref="MaxBytes"/>.</summary>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> target, bool toUpper)
    {
        if (Ascii.IsValid(text))
        {
            if (toUpper)
                Ascii.ToUpper(text, target, out _);
            else
                Ascii.ToLower(text, target, out _);
            return text.Length;
        }

        char[] letters = ArrayPool<char>.Shared.Rent(2 * text.Length);
        Span<char> source = letters.AsSpan(0, text.Length);
        Span<char> changed = letters.AsSpan(text.Length, text.Length);
        int count = Encoding.UTF8.GetChars(text, source);
        if (toUpper)
            ((ReadOnlySpan<char>)source[..count]).ToUpperInvariant(changed);
        else
            ((ReadOnlySpan<char>)source[..count]).ToLowerInvariant(changed);
        int written = Encoding.UTF8.GetBytes(changed[..count], target);
        ArrayPool<char>.Shared.Return(letters);
        return written;
    }
}
