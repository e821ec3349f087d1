namespace HueKnowledgeGraph.Sparql;

/// <summary>How a query runs.</summary>
public sealed record QueryOptions
{
    /// <summary>Longest run, from plan to last row. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most memory in bytes for sorts, hash tables, local terms and results in flight. Default 2 GiB.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;

    /// <summary>Where sorts, joins, groups and DISTINCT put rows for which the memory is too small. Null (default): nowhere, and the query fails.</summary>
    public SpillSpace? Spill { get; init; }

    /// <summary>Spills whatever can be, however much memory there is: for the differential tests. Needs <see cref="Spill"/>. Default false.</summary>
    internal bool SpillsAlways { get; init; }

    /// <summary>Memory that this query shares with others; it holds beside <see cref="MemoryBytes"/>. Null (default): the query has its own.</summary>
    public QueryMemory? SharedMemory { get; init; }

    /// <summary>
    /// Called about every 100 ms while the query runs, with the time that it has run: a scheduler may let others go first by coming back late. The time counts.
    /// Null (default): nobody.
    /// </summary>
    public Action<TimeSpan>? Yield { get; init; }

    /// <summary>Whether the default graph is the union of all graphs (default) or the quads without a graph name only.</summary>
    public bool UnionDefaultGraph { get; init; } = true;

    /// <summary>What is answered beyond what is stored. Default <see cref="EntailmentRegime.None"/>.</summary>
    public EntailmentRegime Entailment { get; init; }

    /// <summary>Asks other endpoints for SERVICE. Default null: SERVICE is refused.</summary>
    public IServiceClient? Services { get; init; }

    /// <summary>Graphs that the protocol's default-graph-uri asks for; takes the place of FROM. Null: not asked.</summary>
    public IReadOnlyList<string>? DefaultGraphs { get; init; }

    /// <summary>Graphs that the protocol's named-graph-uri asks for; takes the place of FROM NAMED. Null: not asked.</summary>
    public IReadOnlyList<string>? NamedGraphs { get; init; }

    /// <summary>False runs patterns in the order in which they are written and without rewrites: the oracle of the differential tests.</summary>
    public bool UsePlanner { get; init; } = true;

    /// <summary>Collects rows and time of each operator for EXPLAIN ANALYZE. Default false.</summary>
    public bool Analyze { get; init; }

    /// <summary>The clock; NOW() and the time limit read it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
