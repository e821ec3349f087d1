namespace HueKnowledgeGraph.Rdf;

/// <summary>An RDF syntax: names, media types, file extensions and whether it carries named graphs.</summary>
public sealed class RdfFormat
{
    private RdfFormat(string name, bool hasGraphs, string[] mediaTypes, string[] extensions)
    {
        Name = name;
        HasGraphs = hasGraphs;
        MediaTypes = mediaTypes;
        Extensions = extensions;
    }

    /// <summary>N-Triples 1.1 and 1.2.</summary>
    public static RdfFormat NTriples { get; } = new("N-Triples", false, ["application/n-triples"], [".nt"]);

    /// <summary>N-Quads 1.1 and 1.2.</summary>
    public static RdfFormat NQuads { get; } = new("N-Quads", true, ["application/n-quads"], [".nq"]);

    /// <summary>Turtle 1.1 and 1.2.</summary>
    public static RdfFormat Turtle { get; } = new("Turtle", false, ["text/turtle", "application/x-turtle"], [".ttl", ".turtle"]);

    /// <summary>TriG 1.1 and 1.2.</summary>
    public static RdfFormat TriG { get; } = new("TriG", true, ["application/trig", "application/x-trig"], [".trig"]);

    /// <summary>RDF/XML 1.1 and 1.2.</summary>
    public static RdfFormat RdfXml { get; } = new("RDF/XML", false, ["application/rdf+xml"], [".rdf", ".owl"]);

    /// <summary>JSON-LD 1.1.</summary>
    public static RdfFormat JsonLd { get; } = new("JSON-LD", true, ["application/ld+json"], [".jsonld"]);

    /// <summary>All formats, most preferred first.</summary>
    public static IReadOnlyList<RdfFormat> All { get; } = [Turtle, NTriples, NQuads, TriG, RdfXml, JsonLd];

    /// <summary>Endings of compressed files that readers and writers take behind a format's own.</summary>
    public static IReadOnlyList<string> CompressedExtensions { get; } = [".gz", ".zst"];

    /// <summary>The standard's name.</summary>
    public string Name { get; }

    /// <summary>True iff the format can write named graphs.</summary>
    public bool HasGraphs { get; }

    /// <summary>Media types, the registered one first.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>File extensions with the dot, the usual one first.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Finds the format of a file name; a final <c>.gz</c> or <c>.zst</c> is ignored.</summary>
    public static bool TryFromFileName(string fileName, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RdfFormat? format)
    {
        string name = fileName;
        foreach (string packed in CompressedExtensions)
        {
            if (fileName.EndsWith(packed, StringComparison.OrdinalIgnoreCase))
                name = fileName[..^packed.Length];
        }

        format = All.FirstOrDefault(f => f.Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
        return format is not null;
    }

    /// <summary>Finds a format by media type, parameters ignored.</summary>
    public static bool TryFromMediaType(string mediaType, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RdfFormat? format)
    {
        string bare = mediaType.Split(';')[0].Trim();
        format = All.FirstOrDefault(f => f.MediaTypes.Contains(bare, StringComparer.OrdinalIgnoreCase));
        return format is not null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
