using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary>Formats by the short names of the command line: nt, nq, ttl, trig.</summary>
internal static class FormatNames
{
    /// <summary>What may be written, for messages.</summary>
    public static string Allowed { get; } = string.Join(", ", RdfFormat.All.Select(format => format.Extensions[0][1..]));

    /// <summary>Finds a format by short name, ending or media type.</summary>
    public static bool TryParse(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RdfFormat? format) =>
        RdfFormat.TryFromFileName("." + name.TrimStart('.'), out format) || RdfFormat.TryFromMediaType(name, out format);

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public static RdfFormat Parse(string name) =>
        TryParse(name, out RdfFormat? format) ? format : throw new UsageException($"'{name}' is no RDF format known here; allowed are {Allowed}.");
}
