namespace HueKnowledgeGraph.Fuzz;

/// <summary>Damages documents byte by byte and piece by piece, in the ways that transfers, editors and attackers do.</summary>
internal sealed class ByteMutator(FuzzRandom random, IReadOnlyList<byte[]> corpus)
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "<<", "<<(", ")>>", ">>", "{", "}", "{|", "|}", "[", "]", "(", ")", ".", ";", ",", "\"", "'", "\"\"\"", "\\", "\\u00", "\\U0010FFFF", "\\uD800", "@", "^^", "~",
            "_:", ":", "#", "\n", "\r", "\0", " ", "a", "1", "1e999999999", "true", "null", "@prefix x: <urn:y> .", "BASE <z>", "GRAPH", "VERSION \"1.2\"",
            "\"@context\":", "\"@id\":", "\"@graph\":", "\"@type\":", "\"@list\":", "\"@value\":", "\"@reverse\":", "\"@nest\":", "\"@included\":", "\"@import\":", "{\"@id\":\"urn:a\"}",
            "<rdf:Description>", "</rdf:Description>", " rdf:parseType=\"Literal\"", " rdf:parseType=\"Triple\"", " rdf:parseType=\"Collection\"", " rdf:nodeID=\"a\"", " rdf:ID=\"a\"",
            " xml:lang=\"vi\"", " xml:base=\"..\"", "<![CDATA[", "]]>", "<!--", "-->", "<?x y?>", "&amp;", "&x;", "&#x0;", "<!DOCTYPE a [<!ENTITY x \"y\">]>",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xC3], [0xE1, 0xBB], [0xFF], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xED, 0xA0, 0x80], [0xF0, 0xA0, 0x80, 0x8B],
    ];

    /// <summary>A document of the corpus with one to four damages.</summary>
    public byte[] Next()
    {
        byte[] text = corpus[random.Below(corpus.Count)];
        for (int i = random.Between(1, 4); i > 0; i--)
            text = Damaged(text);
        return text;
    }

    private byte[] Damaged(byte[] text)
    {
        int at = random.Below(text.Length + 1);
        int length = Math.Min(random.OneIn(4) ? random.Below(200) : random.Below(8), text.Length - at);
        switch (random.Below(8))
        {
            case 0:
                return [.. text[..at], .. text[(at + length)..]];
            case 1:
                return [.. text[..(at + length)], .. text[at..]];
            case 2 or 3:
                return [.. text[..at], .. random.Of(Pieces), .. text[at..]];
            case 4:
                return [.. text[..at], .. random.Of(Pieces), .. text[(at + length)..]];
            case 5:
                byte[] flipped = [.. text];
                if (at < flipped.Length)
                    flipped[at] ^= (byte)(1 << random.Below(8));
                return flipped;
            case 6:
                byte[] other = corpus[random.Below(corpus.Count)];
                int from = random.Below(other.Length + 1);
                return [.. text[..at], .. other.AsSpan(from, Math.Min(random.Below(120), other.Length - from)), .. text[at..]];
            default:
                return random.OneIn(3) ? text[..at] : Repeated(text, at, length);
        }
    }

    /// <summary>A part of the text many times: nesting, where the part opens something.</summary>
    private byte[] Repeated(byte[] text, int at, int length)
    {
        int times = random.Weighted((6, random.Between(2, 20)), (1, random.Between(20, 3000)));
        var repeated = new MemoryStream();
        repeated.Write(text.AsSpan(0, at));
        for (int i = 0; i < times; i++)
            repeated.Write(text.AsSpan(at, length));
        repeated.Write(text.AsSpan(at + length));
        return repeated.ToArray();
    }
}
