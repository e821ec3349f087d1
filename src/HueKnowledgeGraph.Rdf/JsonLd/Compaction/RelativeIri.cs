namespace HueKnowledgeGraph.Rdf;

/// <summary>Makes the shortest relative reference that resolves to an IRI under a base.</summary>
internal static class RelativeIri
{
    /// <summary>A relative reference, or the IRI itself where none would lead back to it.</summary>
    public static string Of(string baseIri, string iri)
    {
        int rootEnd = RootLength(baseIri);
        if (rootEnd == 0 || !iri.AsSpan().StartsWith(baseIri.AsSpan(0, rootEnd)) || RootLength(iri) != rootEnd)
            return iri;
        string reference = Reference(baseIri[rootEnd..], iri[rootEnd..]);
        return IriText.Resolve(baseIri, reference) == iri ? reference : iri;
    }

    private static string Reference(string basePath, string iriPath)
    {
        int tail = iriPath.AsSpan().IndexOfAny('?', '#');
        string suffix = tail < 0 ? "" : iriPath[tail..];
        string[] there = (tail < 0 ? iriPath : iriPath[..tail]).Split('/');
        int end = basePath.AsSpan().IndexOfAny('?', '#');
        string[] here = (end < 0 ? basePath : basePath[..end]).Split('/');

        // A last segment stays unless a query or fragment follows it.
        int keep = suffix.Length > 0 ? 0 : 1;
        int common = 0;
        while (common < here.Length && common < there.Length - keep && here[common] == there[common])
            common++;
        int up = Math.Max(0, here.Length - common - 1);
        string reference = string.Concat(Enumerable.Repeat("../", up)) + string.Join('/', there[common..]);
        if (reference.Length == 0 && suffix.Length == 0)
            reference = "./";

        // A colon in the first segment would make a scheme of it.
        return (reference.AsSpan().IndexOf(':') is var colon and >= 0 && !reference.AsSpan(0, colon).Contains('/') ? "./" : "") + reference + suffix;
    }

    /// <summary>Length of scheme and authority; 0 without a scheme.</summary>
    private static int RootLength(string iri)
    {
        if (!IriText.HasScheme(iri))
            return 0;
        int scheme = iri.IndexOf(':', StringComparison.Ordinal) + 1;
        if (!iri.AsSpan(scheme).StartsWith("//"))
            return scheme;
        int path = iri.AsSpan(scheme + 2).IndexOfAny('/', '?', '#');
        return path < 0 ? iri.Length : scheme + 2 + path;
    }
}
