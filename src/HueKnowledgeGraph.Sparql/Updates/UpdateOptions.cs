namespace HueKnowledgeGraph.Sparql;

/// <summary>How an update request runs.</summary>
public sealed record UpdateOptions
{
    /// <summary>Longest run of the whole request, waiting for the transaction before included; the commit itself is not cut. Default 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most memory of one operation in bytes: its WHERE, and what is held back until deletions are done. Default 2 GiB.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;

    /// <summary>
    /// Whether the default graph of WHERE is the union of all graphs. Default false: the quads without a graph name, as SPARQL 1.1 Update has it,
    /// because a template without GRAPH writes there; so a deletion never misses what its WHERE found.
    /// </summary>
    public bool UnionDefaultGraph { get; init; }

    /// <summary>Graphs that the protocol's using-graph-uri asks for; operations may then have no USING and WITH. Null: not asked.</summary>
    public IReadOnlyList<string>? Using { get; init; }

    /// <summary>Graphs that the protocol's using-named-graph-uri asks for; as <see cref="Using"/>. Null: not asked.</summary>
    public IReadOnlyList<string>? UsingNamed { get; init; }

    /// <summary>Where LOAD may read from. Null, the default: nowhere.</summary>
    public DocumentAccess? Documents { get; init; }

    /// <summary>Asks other endpoints for SERVICE in a WHERE. Null, the default: SERVICE is refused.</summary>
    public IServiceClient? Services { get; init; }

    /// <summary>The clock; NOW() and the time limit read it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
