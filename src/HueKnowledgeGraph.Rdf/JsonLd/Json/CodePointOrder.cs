namespace HueKnowledgeGraph.Rdf;

/// <summary>Strings by code point, as the JSON-LD algorithms sort; UTF-16 order differs where characters lie beyond U+FFFF.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        int at = a.CommonPrefixLength(b);
        if (at == a.Length || at == b.Length)
            return a.Length - b.Length;
        return Weight(a[at]) - Weight(b[at]);
    }

    /// <summary>Surrogates stand for characters beyond all others.</summary>
    private static int Weight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
