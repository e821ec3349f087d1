using System.Buffers;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Which bytes may stand in an IRIREF, and where a scheme ends.</summary>
internal static class IriCharacters
{
    /// <summary>Bytes that end or break an IRIREF: U+0000 to U+0020 and <c>&lt; &gt; " { } | ^ ` \</c>.</summary>
    public static readonly SearchValues<byte> Stops = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(i => (byte)i), .. "<>\"{}|^`\\"u8]);

    /// <summary>
    /// Length of the scheme without its colon, or -1 if <paramref name="iri"/> has none and so is a relative reference
    /// (<see href="https://www.rfc-editor.org/rfc/rfc3986#section-3.1">RFC 3986, section 3.1</see>).
    /// </summary>
    public static int SchemeLength(ReadOnlySpan<byte> iri)
    {
        if (iri.IsEmpty || !char.IsAsciiLetter((char)iri[0]))
            return -1;
        for (int i = 1; i < iri.Length; i++)
        {
            if (iri[i] == ':')
                return i;
            if (!char.IsAsciiLetterOrDigit((char)iri[i]) && iri[i] is not ((byte)'+' or (byte)'-' or (byte)'.'))
                return -1;
        }

        return -1;
    }

    /// <summary>True iff the IRI starts with a scheme.</summary>
    public static bool IsAbsolute(ReadOnlySpan<byte> iri) => SchemeLength(iri) > 0;
}
