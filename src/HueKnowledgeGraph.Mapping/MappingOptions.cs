namespace HueKnowledgeGraph.Mapping;

/// <summary>What a mapping run works on.</summary>
public sealed record MappingOptions
{
    /// <summary>The base IRI when neither the caller nor the mapping names one.</summary>
    public const string DefaultBase = "https://hue.example/";

    /// <summary>The mapping files, run in this order.</summary>
    public required IReadOnlyList<string> MappingFiles { get; init; }

    /// <summary>Files that replace those that the mappings name, by name of the source or table.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>Base IRI of everything made; null: that of the mapping, else <see cref="DefaultBase"/>.</summary>
    public string? BaseIri { get; init; }

    /// <summary>
    /// The time that provenance gives to the run; null: the newest modification time of the mapping, source and table files, in whole
    /// seconds. Never the clock: the same input gives the same bytes.
    /// </summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The clock of the report (not of the quads).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Is given every refused record, in order, as it is refused.</summary>
    public Action<Refusal>? Refused { get; init; }

    /// <summary>Is told from time to time how far the run is.</summary>
    public Action<MappingProgress>? Progress { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="Source">Name of the source that is being read.</param>
/// <param name="Records">Records read of all sources so far.</param>
/// <param name="BytesRead">Bytes read of this source.</param>
/// <param name="BytesTotal">Bytes of this source.</param>
public readonly record struct MappingProgress(string Source, long Records, long BytesRead, long BytesTotal);
