using System.Buffers;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Character classes of the grammar (SPARQL 1.1 Query, section 19.8).</summary>
internal static class SparqlCharacters
{
    /// <summary>What ends the inside of an IRI: its closing bracket, or what may not be in it.</summary>
    public static SearchValues<char> NotInIri { get; } =
        SearchValues.Create("<>\"{}|^`\\" + string.Concat(Enumerable.Range(0, 33).Select(c => (char)c)));

    /// <summary>PN_CHARS_BASE.</summary>
    public static bool IsNameBase(int c) => c switch
    {
        < 0x80 => c is >= 'A' and <= 'Z' or >= 'a' and <= 'z',
        < 0xC0 or 0xD7 or 0xF7 => false,
        <= 0x2FF => true,
        >= 0x370 and <= 0x37D or >= 0x37F and <= 0x1FFF or 0x200C or 0x200D or >= 0x2070 and <= 0x218F => true,
        >= 0x2C00 and <= 0x2FEF or >= 0x3001 and <= 0xD7FF or >= 0xF900 and <= 0xFDCF or >= 0xFDF0 and <= 0xFFFD => true,
        >= 0x10000 and <= 0xEFFFF => true,
        _ => false,
    };

    /// <summary>PN_CHARS_U or a digit: the first character of a variable, of a blank node label and (with ':') of a local name.</summary>
    public static bool IsVariableStart(int c) => c is '_' or >= '0' and <= '9' || IsNameBase(c);

    /// <summary>A further character of a variable.</summary>
    public static bool IsVariablePart(int c) => IsVariableStart(c) || c is 0xB7 or >= 0x300 and <= 0x36F or 0x203F or 0x2040;

    /// <summary>PN_CHARS.</summary>
    public static bool IsNamePart(int c) => c == '-' || IsVariablePart(c);

    /// <summary>What may follow a backslash in a local name.</summary>
    public static bool IsLocalEscape(char c) => c != '\0' && "_~.-!$&'()*+,;=/?#@%".Contains(c, StringComparison.Ordinal);
}
