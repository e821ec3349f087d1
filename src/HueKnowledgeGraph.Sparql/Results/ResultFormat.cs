using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A format for the answers to SELECT and ASK: name, media types, file extensions.</summary>
public sealed class ResultFormat
{
    private ResultFormat(string name, string[] mediaTypes, string[] extensions)
    {
        Name = name;
        MediaTypes = mediaTypes;
        Extensions = extensions;
    }

    /// <summary>SPARQL 1.1 Query Results JSON Format, with triple terms and directions of 1.2.</summary>
    public static ResultFormat Json { get; } = new("json", ["application/sparql-results+json", "application/json"], [".srj", ".json"]);

    /// <summary>SPARQL Query Results XML Format, with triple terms and directions of 1.2.</summary>
    public static ResultFormat Xml { get; } = new("xml", ["application/sparql-results+xml", "application/xml", "text/xml"], [".srx", ".xml"]);

    /// <summary>SPARQL 1.1 CSV: plain values; kinds, datatypes and languages are lost.</summary>
    public static ResultFormat Csv { get; } = new("csv", ["text/csv"], [".csv"]);

    /// <summary>SPARQL 1.1 TSV: terms as Turtle writes them.</summary>
    public static ResultFormat Tsv { get; } = new("tsv", ["text/tab-separated-values"], [".tsv"]);

    /// <summary>A table for people; it cannot be read back.</summary>
    public static ResultFormat Table { get; } = new("table", ["text/plain"], [".txt"]);

    /// <summary>All formats, most preferred first.</summary>
    public static IReadOnlyList<ResultFormat> All { get; } = [Json, Xml, Csv, Tsv, Table];

    /// <summary>Short name, as <c>--results</c> takes it.</summary>
    public string Name { get; }

    /// <summary>Media types, the registered one first.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>File extensions with the dot, the usual one first.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Finds a format by its short name, in any case.</summary>
    public static bool TryFromName(string name, [NotNullWhen(true)] out ResultFormat? format)
    {
        format = All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return format is not null;
    }

    /// <summary>Finds a format by the extension of a file name.</summary>
    public static bool TryFromFileName(string fileName, [NotNullWhen(true)] out ResultFormat? format)
    {
        format = All.FirstOrDefault(f => f.Extensions.Any(e => fileName.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
        return format is not null;
    }

    /// <summary>Finds a format by media type, parameters ignored.</summary>
    public static bool TryFromMediaType(string mediaType, [NotNullWhen(true)] out ResultFormat? format)
    {
        string bare = mediaType.Split(';')[0].Trim();
        format = All.FirstOrDefault(f => f.MediaTypes.Contains(bare, StringComparer.OrdinalIgnoreCase));
        return format is not null;
    }

    /// <summary>The short name.</summary>
    public override string ToString() => Name;
}
