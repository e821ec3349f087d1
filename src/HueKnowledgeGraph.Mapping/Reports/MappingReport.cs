using System.Text.Json;

namespace HueKnowledgeGraph.Mapping;

/// <summary>What a run did: counts for each source, and the files that it worked on.</summary>
public sealed record MappingReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>When the run began, by the clock of <see cref="MappingOptions.Clock"/>.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>The time that provenance gives to the run.</summary>
    public required DateTimeOffset RunTime { get; init; }

    /// <summary>The base IRI.</summary>
    public required string BaseIri { get; init; }

    /// <summary>Mapping, source and table files with their checksums.</summary>
    public required IReadOnlyList<InputFile> Files { get; init; }

    /// <summary>The sources, in the order in which they were run.</summary>
    public required IReadOnlyList<SourceReport> Sources { get; init; }

    /// <summary>Quads by graph (empty: the default graph), provenance included.</summary>
    public required IReadOnlyDictionary<string, long> QuadsByGraph { get; init; }

    /// <summary>Records read.</summary>
    public long RecordsRead => Sources.Sum(source => source.RecordsRead);

    /// <summary>Records mapped.</summary>
    public long RecordsMapped => Sources.Sum(source => source.RecordsMapped);

    /// <summary>Records refused.</summary>
    public long RecordsRefused => Sources.Sum(source => source.RecordsRefused);

    /// <summary>All quads made.</summary>
    public long Quads => QuadsByGraph.Values.Sum();

    /// <summary>Writes the report as JSON.</summary>
    public void WriteJson(Stream stream) => JsonSerializer.Serialize(stream, this, Json);
}

/// <summary>A file that a run worked on.</summary>
/// <param name="Role">"mapping", "source" or "table".</param>
/// <param name="Name">Name of the source or table; of a mapping, its file name without extension.</param>
/// <param name="File">The file as named.</param>
/// <param name="Sha256">Checksum of its bytes, in lower-case hexadecimal.</param>
/// <param name="Modified">When it was last modified, to the second.</param>
public sealed record InputFile(string Role, string Name, string File, string Sha256, DateTimeOffset Modified);

/// <summary>What became of the records of a source.</summary>
public sealed record SourceReport
{
    /// <summary>The mapping file.</summary>
    public required string MappingFile { get; init; }

    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Records read.</summary>
    public required long RecordsRead { get; init; }

    /// <summary>Records that were mapped, also those that no mapping wanted.</summary>
    public required long RecordsMapped { get; init; }

    /// <summary>Records that were refused.</summary>
    public required long RecordsRefused { get; init; }

    /// <summary>Quads made of them.</summary>
    public required long Quads { get; init; }

    /// <summary>Fields that were not in Unicode NFC and were normalised.</summary>
    public required long NormalizedFields { get; init; }

    /// <summary>What functions warned of, and how often.</summary>
    public required IReadOnlyDictionary<string, long> Warnings { get; init; }
}
