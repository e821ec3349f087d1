namespace HueKnowledgeGraph.Rdf;

/// <summary>LANG_DIR: a language tag with an optional base direction.</summary>
/// <remarks>
/// The shape of the grammar, <c>[a-zA-Z]+ ('-' [a-zA-Z0-9]+)*</c>, with at most 8 characters a subtag
/// (<see href="https://www.rfc-editor.org/rfc/rfc5646#section-2.1">RFC 5646, section 2.1</see>); then <c>--ltr</c> or <c>--rtl</c>.
/// </remarks>
internal static class LanguageTags
{
    /// <summary>Reads what follows the '@'. Returns null, or the clause of an error at <paramref name="length"/>.</summary>
    /// <param name="text">From behind the '@' on.</param>
    /// <param name="tagLength">Length of the tag alone.</param>
    /// <param name="direction">The base direction.</param>
    /// <param name="length">Bytes read in all.</param>
    public static string? TryRead(ReadOnlySpan<byte> text, out int tagLength, out BaseDirection direction, out int length)
    {
        direction = BaseDirection.None;
        tagLength = 0;
        length = Run(text, 0, digits: false);
        while (true)
        {
            if (length == tagLength)
                return "expected a language tag such as 'vi' or 'en-GB' after '@'";
            int subtagStart = tagLength == 0 ? 0 : tagLength + 1;
            if (length - subtagStart is 0 or > 8)
                return "each part of a language tag has 1 to 8 letters or digits";
            tagLength = length;
            if (length >= text.Length || text[length] != '-')
                return null;
            if (length + 1 < text.Length && text[length + 1] == '-')
                return TryReadDirection(text, out direction, ref length);
            length = Run(text, length + 1, digits: true);
        }
    }

    private static string? TryReadDirection(ReadOnlySpan<byte> text, out BaseDirection direction, ref int length)
    {
        int start = length + 2;
        int end = Run(text, start, digits: true);
        ReadOnlySpan<byte> word = text[start..end];
        direction = word.SequenceEqual("ltr"u8) ? BaseDirection.LeftToRight
            : word.SequenceEqual("rtl"u8) ? BaseDirection.RightToLeft : BaseDirection.None;
        if (direction == BaseDirection.None)
            return "the base direction behind '--' is 'ltr' or 'rtl'";
        length = end;
        return null;
    }

    private static int Run(ReadOnlySpan<byte> text, int from, bool digits)
    {
        while (from < text.Length && (char.IsAsciiLetter((char)text[from]) || (digits && char.IsAsciiDigit((char)text[from]))))
            from++;
        return from;
    }
}
