using System.Buffers;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// PN_LOCAL, the part of a prefixed name behind the colon
/// (<see href="https://www.w3.org/TR/rdf12-turtle/#grammar-production-PN_LOCAL">RDF 1.2 Turtle, section 6.5</see>).
/// </summary>
internal static class TurtleNames
{
    private static readonly SearchValues<byte> LocalAscii =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:"u8);

    /// <summary>True iff <paramref name="local"/> can be written behind a prefix as it is.</summary>
    public static bool IsPlainLocal(ReadOnlySpan<byte> local) => LocalLength(local, out bool escaped, out _) == local.Length && !escaped;

    /// <summary>Length of the local name at the start of <paramref name="text"/>; it may be 0.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="escaped">The name holds a reserved character behind a reverse solidus.</param>
    /// <param name="isCut">The text ends so near that the name may go on behind it.</param>
    public static int LocalLength(ReadOnlySpan<byte> text, out bool escaped, out bool isCut)
    {
        int at = 0;
        int end = 0;
        escaped = false;
        while (at < text.Length)
        {
            int step = Step(text, at, out bool isEscape);
            if (step == 0)
                break;
            escaped |= isEscape;

            // A full stop belongs to the name only if the name goes on behind it.
            bool isStop = text[at] == '.';
            at += step;
            if (!isStop)
                end = at;
        }

        isCut = at + 3 > text.Length;
        return end;
    }

    /// <summary>Bytes of the next part of a local name, or 0 if none follows.</summary>
    private static int Step(ReadOnlySpan<byte> text, int at, out bool isEscape)
    {
        isEscape = false;
        byte b = text[at];
        if (b >= 0x80)
        {
            int c = NameCharacters.Decode(text[at..], out int length);
            return c >= 0 && (at == 0 ? NameCharacters.IsU(c) : NameCharacters.IsName(c)) ? length : 0;
        }

        if (LocalAscii.Contains(b) && !(at == 0 && b == '-'))
        {
            int run = text[at..].IndexOfAnyExcept(LocalAscii);
            return run < 0 ? text.Length - at : run;
        }

        switch (b)
        {
            case (byte)'.' when at > 0:
                return 1;
            case (byte)'%':
                return at + 2 < text.Length && char.IsAsciiHexDigit((char)text[at + 1]) && char.IsAsciiHexDigit((char)text[at + 2]) ? 3 : 0;
            case (byte)'\\':
                isEscape = true;
                return at + 1 < text.Length && "_~.-!$&'()*+,;=/?#@%"u8.Contains(text[at + 1]) ? 2 : 0;
            default:
                return 0;
        }
    }
}
