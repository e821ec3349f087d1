namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Resolves relative IRI references against a base, on bytes
/// (<see href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986, section 5.2</see>, strict).
/// </summary>
/// <remarks>
/// An absolute IRI is handed through as it is, dot segments included: RDF compares IRIs by code points and asks for no normalisation.
/// </remarks>
internal sealed class IriResolver
{
    private readonly Utf8Builder _merged = new();
    private byte[] _base = [];
    private int _schemeEnd;
    private int _authorityEnd;
    private int _pathEnd;
    private int _queryEnd;

    /// <summary>True iff there is a base.</summary>
    public bool HasBase => _base.Length > 0;

    /// <summary>Sets the base, which must be absolute.</summary>
    public void SetBase(ReadOnlySpan<byte> iri)
    {
        _base = iri.ToArray();
        _schemeEnd = IriCharacters.SchemeLength(iri) + 1;
        Split(iri, _schemeEnd, out _authorityEnd, out _pathEnd, out _queryEnd);
    }

    /// <summary>Appends the absolute IRI; false, and nothing appended, if the reference is relative and there is no base.</summary>
    public bool TryResolve(ReadOnlySpan<byte> reference, Utf8Builder output)
    {
        if (IriCharacters.IsAbsolute(reference))
        {
            output.Append(reference);
            return true;
        }

        if (!HasBase)
            return false;
        ReadOnlySpan<byte> @base = _base;
        Split(reference, 0, out int authorityEnd, out int pathEnd, out int queryEnd);
        ReadOnlySpan<byte> path = reference[authorityEnd..pathEnd];
        if (authorityEnd > 0)
        {
            output.Append(@base[.._schemeEnd]);
            output.Append(reference[..authorityEnd]);
            AppendPath(output, path);
        }
        else if (path.IsEmpty)
        {
            output.Append(@base[.._pathEnd]);
            if (queryEnd == pathEnd)
                output.Append(@base[_pathEnd.._queryEnd]);
        }
        else
        {
            output.Append(@base[.._authorityEnd]);
            if (path[0] == '/')
                AppendPath(output, path);
            else
                AppendMerged(output, path);
        }

        output.Append(reference[pathEnd..]);
        return true;
    }

    /// <summary>Section 5.2.3: the path in place of the last segment of the base's path.</summary>
    private void AppendMerged(Utf8Builder output, ReadOnlySpan<byte> path)
    {
        ReadOnlySpan<byte> basePath = _base.AsSpan(_authorityEnd, _pathEnd - _authorityEnd);
        bool hasAuthority = _authorityEnd > _schemeEnd;
        ReadOnlySpan<byte> folder = basePath.IsEmpty && hasAuthority ? "/"u8 : basePath[..(basePath.LastIndexOf((byte)'/') + 1)];
        _merged.Length = 0;
        _merged.Append(folder);
        _merged.Append(path);
        AppendPath(output, _merged.Written);
    }

    /// <summary>Section 5.2.4: the path without dot segments.</summary>
    private static void AppendPath(Utf8Builder output, ReadOnlySpan<byte> path)
    {
        int start = output.Length;
        while (!path.IsEmpty)
        {
            if (path.StartsWith("../"u8))
                path = path[3..];
            else if (path.StartsWith("./"u8))
                path = path[2..];
            else if (path.StartsWith("/./"u8))
                path = path[2..];
            else if (path.SequenceEqual("/."u8))
                path = "/"u8;
            else if (path.StartsWith("/../"u8) || path.SequenceEqual("/.."u8))
            {
                path = path.Length == 3 ? "/"u8 : path[3..];
                output.Length = start + Math.Max(0, output.Written[start..].LastIndexOf((byte)'/'));
            }
            else if (path.SequenceEqual("."u8) || path.SequenceEqual(".."u8))
                path = default;
            else
            {
                int next = path[1..].IndexOf((byte)'/');
                int length = next < 0 ? path.Length : next + 1;
                output.Append(path[..length]);
                path = path[length..];
            }
        }
    }

    /// <summary>The ends of authority (with its slashes), path and query (with its question mark), from <paramref name="start"/> on.</summary>
    private static void Split(ReadOnlySpan<byte> iri, int start, out int authorityEnd, out int pathEnd, out int queryEnd)
    {
        authorityEnd = start;
        if (iri[start..].StartsWith("//"u8))
        {
            int length = iri[(start + 2)..].IndexOfAny((byte)'/', (byte)'?', (byte)'#');
            authorityEnd = length < 0 ? iri.Length : start + 2 + length;
        }

        int path = iri[authorityEnd..].IndexOfAny((byte)'?', (byte)'#');
        pathEnd = path < 0 ? iri.Length : authorityEnd + path;
        int query = iri[pathEnd..].IndexOf((byte)'#');
        queryEnd = query < 0 ? iri.Length : pathEnd + query;
    }
}
