using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Escapes in strings and IRIs. Codepoint escapes mean a character there only, as SPARQL 1.2 has it (1.1, section 19.2, let them stand
/// anywhere, so that an escaped quotation mark ended a string; no test of 1.1 needs that).
/// </summary>
internal static class StringEscapes
{
    /// <summary>Length of the codepoint escape that starts at <paramref name="offset"/>, or 0.</summary>
    public static int CodepointLength(string text, int offset)
    {
        if (offset + 1 >= text.Length || text[offset] != '\\' || text[offset + 1] is not ('u' or 'U'))
            return 0;
        int length = text[offset + 1] == 'u' ? 6 : 10;
        if (offset + length > text.Length)
            return 0;
        foreach (char c in text.AsSpan(offset + 2, length - 2))
        {
            if (!char.IsAsciiHexDigit(c))
                return 0;
        }

        return length;
    }

    /// <summary>The text between two offsets with escapes resolved; <paramref name="isIri"/> allows codepoint escapes only.</summary>
    public static string Resolve(SourceText source, int start, int end, bool isIri)
    {
        string text = source.Text;
        if (!text.AsSpan(start, end - start).Contains('\\'))
            return text[start..end];
        var result = new StringBuilder(end - start);
        for (int i = start; i < end;)
        {
            int length = CodepointLength(text, i);
            if (length > 0)
            {
                AppendCodepoint(source, result, i, length, isIri);
                i += length;
            }
            else if (text[i] == '\\')
            {
                result.Append(Character(source, i));
                i += 2;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    private static void AppendCodepoint(SourceText source, StringBuilder result, int offset, int length, bool isIri)
    {
        long value = long.Parse(source.Text.AsSpan(offset + 2, length - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        bool isAllowed = value <= 0x10FFFF && Rune.IsValid((int)value)
            && !(isIri && value < 128 && SparqlCharacters.NotInIri.Contains((char)value));
        if (!isAllowed)
        {
            string place = isIri ? "cannot stand in an IRI" : "is not a character of Unicode";
            throw source.Error(offset, $"'{source.Text.AsSpan(offset, length)}' {place}");
        }

        result.Append(new Rune((int)value).ToString());
    }

    private static char Character(SourceText source, int offset) => source.Text[offset + 1] switch
    {
        't' => '\t',
        'b' => '\b',
        'n' => '\n',
        'r' => '\r',
        'f' => '\f',
        '\\' or '"' or '\'' => source.Text[offset + 1],
        char c => throw source.Error(offset,
            $"'\\{c}' is no escape of a string; allowed are \\t \\b \\n \\r \\f \\\\ \\\" \\' \\uXXXX \\UXXXXXXXX"),
    };
}
