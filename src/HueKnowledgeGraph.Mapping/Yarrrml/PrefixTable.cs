using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Prefixes of a mapping file, and how a written IRI is made whole with them.</summary>
internal sealed class PrefixTable
{
    /// <summary>IRI of the namespace of GREL's functions.</summary>
    public const string Grel = "http://users.ugent.be/~bjdmeest/function/grel.ttl#";

    /// <summary>IRI of the namespace of IDLab's functions.</summary>
    public const string IdlabFunctions = "https://w3id.org/imec/idlab/function#";

    private static readonly string[] Schemes = ["http", "https", "urn", "mailto", "tel", "ftp", "file", "data", "info", "tag", "doi", "geo", "ark"];

    private readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal)
    {
        ["rdf"] = RdfVocabulary.Namespace,
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["xsd"] = Xsd.Namespace,
        ["owl"] = "http://www.w3.org/2002/07/owl#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["prov"] = "http://www.w3.org/ns/prov#",
        ["grel"] = Grel,
        ["idlab-fn"] = IdlabFunctions,
    };

    public IReadOnlyDictionary<string, string> Namespaces => _namespaces;

    public void Add(string prefix, string name) => _namespaces[prefix] = name;

    /// <summary>Replaces a declared prefix at the start of a text; a text with a scheme or without a colon comes back as it is.</summary>
    /// <exception cref="MappingException">The text begins with a prefix that is not declared.</exception>
    public string Expand(MappingMark mark, string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || text.AsSpan(0, colon).IndexOfAny('/', '#', '?') >= 0)
            return text;
        string prefix = text[..colon];
        if (_namespaces.TryGetValue(prefix, out string? name))
            return name + text[(colon + 1)..];
        if (text.AsSpan(colon).StartsWith("://") || Schemes.Contains(prefix, StringComparer.OrdinalIgnoreCase))
            return text;
        throw MappingException.At(mark, $"'{prefix}:' in '{text}' is no declared prefix (prefixes: {string.Join(", ", _namespaces.Keys.Order(StringComparer.Ordinal))})");
    }

    /// <summary>True if a text begins with a scheme: it is not relative to the base.</summary>
    public static bool HasScheme(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]))
            return false;
        foreach (char sign in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }
}
