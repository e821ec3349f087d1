using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Server;

/// <summary>
/// The names of our things and the paths under which a server answers for them, whatever its host:
/// <c>https://hue.example/id/object/HUE-O002</c> is at <c>/id/object/HUE-O002</c>, its document at <c>/doc/object/HUE-O002</c>.
/// </summary>
internal sealed class IriSpace(string baseIri)
{
    private const string Id = "id/";
    private const string Doc = "doc/";

    /// <summary>What names begin with; ends with a slash.</summary>
    public string Base => baseIri;

    /// <summary>What names of things begin with.</summary>
    public string Things { get; } = baseIri + Id;

    /// <summary>Short names for the namespaces of documents.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; } =
    [
        new("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        new("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        new("xsd", "http://www.w3.org/2001/XMLSchema#"),
        new("skos", "http://www.w3.org/2004/02/skos/core#"),
        new("prov", "http://www.w3.org/ns/prov#"),
        new("dcterms", "http://purl.org/dc/terms/"),
        new("crm", "http://www.cidoc-crm.org/cidoc-crm/"),
        new("la", "https://linked.art/ns/terms/"),
        new("aat", "http://vocab.getty.edu/aat/"),
        new("hue", baseIri + "ontology#"),
    ];

    /// <summary>The name of a thing from the path behind <c>/id/</c> or <c>/doc/</c> as it was sent, percent signs and all.</summary>
    public string ThingOf(string rawPath) => Things + ResolveLetters(rawPath);

    /// <summary>Path of the document about a thing, or null if the IRI is not one of our things.</summary>
    public string? DocumentPath(string iri) =>
        iri.StartsWith(Things, StringComparison.Ordinal) && iri.Length > Things.Length ? "/" + Doc + iri[Things.Length..] : null;

    /// <summary>
    /// The things that a node may belong to, shortest name first, itself last: nodes that exist as a part of a thing only hang below it, as
    /// <c>id/object/HUE-O002/production/timespan</c> below <c>id/object/HUE-O002</c>. Empty if the IRI is not ours.
    /// </summary>
    public IEnumerable<string> OwnersOf(string iri)
    {
        if (!iri.StartsWith(Things, StringComparison.Ordinal))
            yield break;
        int kind = iri.IndexOf('/', Things.Length);
        for (int end = kind; end >= 0 && (end = iri.IndexOf('/', end + 1)) >= 0;)
            yield return iri[..end];
        yield return iri;
    }

    /// <summary>
    /// Resolves percent signs that stand for letters outside ASCII, which IRIs write as they are; those of ASCII signs stay, because
    /// <c>%28</c> and <c>(</c> are different names (RFC 3987, section 3.2).
    /// </summary>
    private static string ResolveLetters(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
            return path;
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool isLetter = bytes[i] == (byte)'%' && i + 2 < bytes.Length
                && byte.TryParse(bytes.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value) && value >= 0x80;
            bytes[length++] = isLetter ? byte.Parse(bytes.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : bytes[i];
            i += isLetter ? 2 : 0;
        }

        string resolved = Encoding.UTF8.GetString(bytes, 0, length);
        return resolved.Contains('\uFFFD', StringComparison.Ordinal) ? path : resolved;
    }
}
