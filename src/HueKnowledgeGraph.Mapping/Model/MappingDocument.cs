namespace HueKnowledgeGraph.Mapping;

/// <summary>A whole mapping file.</summary>
internal sealed record MappingDocument(string File)
{
    /// <summary>The base IRI that the file declares, or null.</summary>
    public string? Base { get; init; }

    /// <summary>All prefixes, with those known without declaration.</summary>
    public required IReadOnlyDictionary<string, string> Prefixes { get; init; }

    /// <summary>Sources in the order in which they are run.</summary>
    public required IReadOnlyList<LogicalSource> Sources { get; init; }

    /// <summary>Lookup tables.</summary>
    public required IReadOnlyList<TableDefinition> Tables { get; init; }

    /// <summary>Triples maps in the written order; a mapping on two sources is there twice.</summary>
    public required IReadOnlyList<TriplesMap> TriplesMaps { get; init; }

    /// <summary>What is recorded of the run, or null.</summary>
    public ProvenanceDefinition? Provenance { get; init; }
}

/// <summary>What is recorded of a run.</summary>
/// <param name="Mark">Where the mapping says so.</param>
/// <param name="Graph">The graph that holds it.</param>
/// <param name="Run">IRI before the hash, or null for the usual one.</param>
/// <param name="Records">True if each record is recorded.</param>
internal sealed record ProvenanceDefinition(MappingMark Mark, TermMap Graph, TermMap? Run, bool Records);
