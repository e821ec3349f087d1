using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>The prefixes of a document that is written with a context, and the IRIs that they shorten.</summary>
internal sealed class JsonLdPrefixes
{
    private readonly List<(byte[] Namespace, byte[] Prefix)> _prefixes = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Number of prefixes.</summary>
    public int Count => _prefixes.Count;

    /// <summary>
    /// Declares a prefix. What cannot be a term of JSON-LD is passed over: the empty prefix, one that is declared already, and names of
    /// IRI schemes, which would change the meaning of IRIs that are written in full.
    /// </summary>
    public void Add(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        string name = Encoding.UTF8.GetString(prefix);
        if (name.Length == 0 || iri.IsEmpty || name is "urn" or "tag" or "data" or "mailto" or "tel" or "info" or "doi" or "ark" or "cid" or "mid" || !_names.Add(name))
            return;
        int length = iri.Length;
        int place = _prefixes.FindIndex(p => p.Namespace.Length < length);
        _prefixes.Insert(place < 0 ? _prefixes.Count : place, (iri.ToArray(), prefix.ToArray()));
    }

    /// <summary>Appends the object of the context.</summary>
    public void AppendContext(Utf8Builder output)
    {
        bool isFirst = true;
        foreach ((byte[] start, byte[] prefix) in _prefixes.OrderBy(p => Encoding.UTF8.GetString(p.Prefix), StringComparer.Ordinal))
        {
            output.Append(isFirst ? "{"u8 : ","u8);
            isFirst = false;
            JsonStrings.AppendQuoted(output, prefix);
            output.Append((byte)':');

            // Only these signs at the end make a prefix of a plain term.
            bool isPlain = ":/?#[]@"u8.Contains(start[^1]);
            output.Append(isPlain ? ""u8 : "{\"@id\":"u8);
            JsonStrings.AppendQuoted(output, start);
            output.Append(isPlain ? ""u8 : ",\"@prefix\":true}"u8);
        }

        output.Append((byte)'}');
    }

    /// <summary>Appends an IRI in quotes, by prefix and local name where one fits.</summary>
    public void AppendIri(Utf8Builder output, ReadOnlySpan<byte> iri)
    {
        foreach ((byte[] start, byte[] prefix) in _prefixes)
        {
            // Two slashes behind the colon would be read as an IRI with the prefix as its scheme.
            if (iri.Length == start.Length || !iri.StartsWith(start) || iri[start.Length..].StartsWith("//"u8))
                continue;
            output.Append((byte)'"');
            JsonStrings.Append(output, prefix);
            output.Append((byte)':');
            JsonStrings.Append(output, iri[start.Length..]);
            output.Append((byte)'"');
            return;
        }

        CheckScheme(iri);
        JsonStrings.AppendQuoted(output, iri);
    }

    private void CheckScheme(ReadOnlySpan<byte> iri)
    {
        int scheme = IriCharacters.SchemeLength(iri);
        if (Count > 0 && scheme > 0 && !iri[(scheme + 1)..].StartsWith("//"u8) && _names.Contains(Encoding.UTF8.GetString(iri[..scheme])))
        {
            string name = Encoding.UTF8.GetString(iri[..scheme]);
            throw new InvalidOperationException(
                $"The IRI <{Encoding.UTF8.GetString(iri)}> cannot be written beside the prefix '{name}', which JSON-LD would take for its start; name the prefix otherwise.");
        }
    }
}
