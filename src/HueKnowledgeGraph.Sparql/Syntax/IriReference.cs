using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Resolves IRI references against a base (RFC 3986, section 5.2), character for character: nothing is normalised.</summary>
internal static class IriReference
{
    /// <summary>True iff the text starts with a scheme.</summary>
    public static bool IsAbsolute(string iri)
    {
        int colon = iri.AsSpan().IndexOfAny(':', '/', '?');
        if (colon <= 0 || iri[colon] != ':' || !char.IsAsciiLetter(iri[0]))
            return false;
        foreach (char c in iri.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }

    /// <summary>The IRI that <paramref name="reference"/> means; <paramref name="baseIri"/> is absolute.</summary>
    public static string Resolve(string reference, string baseIri)
    {
        if (IsAbsolute(reference))
            return reference;
        Parts parts = Parts.Of(baseIri);
        if (reference.Length == 0)
            return parts.Prefix + parts.Path + parts.Query;
        if (reference[0] == '#')
            return parts.Prefix + parts.Path + parts.Query + reference;
        if (reference[0] == '?')
            return parts.Prefix + parts.Path + reference;
        if (reference.StartsWith("//", StringComparison.Ordinal))
            return parts.Scheme + WithoutDotSegments(reference, AuthorityEnd(reference, 2));
        string merged = reference[0] == '/' ? reference : Merge(parts, reference);
        return parts.Prefix + WithoutDotSegments(merged, 0);
    }

    private static string Merge(Parts parts, string reference)
    {
        if (parts.Path.Length == 0 && parts.Prefix.Length > parts.Scheme.Length)
            return "/" + reference;
        return parts.Path[..(parts.Path.LastIndexOf('/') + 1)] + reference;
    }

    private static int AuthorityEnd(string iri, int start)
    {
        int end = iri.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? iri.Length : start + end;
    }

    private static string WithoutDotSegments(string iri, int pathStart)
    {
        int pathEnd = iri.AsSpan(pathStart).IndexOfAny('?', '#');
        pathEnd = pathEnd < 0 ? iri.Length : pathStart + pathEnd;
        string path = iri[pathStart..pathEnd];
        if (!path.Contains("./", StringComparison.Ordinal) && !path.EndsWith('.'))
            return iri;
        bool isRooted = path.StartsWith('/');
        var kept = new List<string>();
        string[] segments = path.Split('/');
        for (int i = isRooted ? 1 : 0; i < segments.Length; i++)
        {
            bool isLast = i == segments.Length - 1;
            if (segments[i] == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            if (segments[i] is not ("." or ".."))
                kept.Add(segments[i]);
            else if (isLast)
                kept.Add("");
        }

        var text = new StringBuilder(iri.Length).Append(iri, 0, pathStart);
        if (isRooted)
            text.Append('/');
        return text.AppendJoin('/', kept).Append(iri, pathEnd, iri.Length - pathEnd).ToString();
    }

    /// <summary>An IRI in pieces: <c>scheme:</c>, <c>scheme://authority</c>, path, <c>?query</c>; the fragment is left out.</summary>
    private readonly record struct Parts(string Scheme, string Prefix, string Path, string Query)
    {
        public static Parts Of(string iri)
        {
            int fragment = iri.IndexOf('#', StringComparison.Ordinal);
            if (fragment >= 0)
                iri = iri[..fragment];
            int scheme = iri.IndexOf(':', StringComparison.Ordinal) + 1;
            int prefix = iri.AsSpan(scheme).StartsWith("//") ? AuthorityEnd(iri, scheme + 2) : scheme;
            int query = iri.IndexOf('?', prefix);
            if (query < 0)
                query = iri.Length;
            return new Parts(iri[..scheme], iri[..prefix], iri[prefix..query], iri[query..]);
        }
    }
}
