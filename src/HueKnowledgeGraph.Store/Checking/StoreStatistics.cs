namespace HueKnowledgeGraph.Store;

/// <summary>What a store holds and what it takes on disk.</summary>
/// <param name="Version">Number of the last load.</param>
/// <param name="FormatVersion">Version of the file format.</param>
/// <param name="Quads">Quads.</param>
/// <param name="Triples">Distinct triples: quads that differ in the graph only count once.</param>
/// <param name="NamedGraphs">Named graphs.</param>
/// <param name="HasDefaultGraph">Whether quads without a graph name exist.</param>
/// <param name="Predicates">Distinct predicates.</param>
/// <param name="Iris">IRIs in the dictionary.</param>
/// <param name="Literals">Literals in the dictionary; short numbers, dates and booleans live in their ids and are not counted.</param>
/// <param name="BlankNodes">Blank nodes.</param>
/// <param name="TripleTerms">Triple terms in the dictionary.</param>
/// <param name="Segments">Segments, one for each load that added quads.</param>
/// <param name="Files">Sizes by kind of file: "terms", then the orders that are stored, then, if there are any, "dead" and "log".</param>
public sealed record StoreStatistics(
    long Version,
    int FormatVersion,
    long Quads,
    long Triples,
    long NamedGraphs,
    bool HasDefaultGraph,
    long Predicates,
    long Iris,
    long Literals,
    long BlankNodes,
    long TripleTerms,
    int Segments,
    IReadOnlyList<StoreFileSize> Files)
{
    /// <summary>Removed quads that still take space in segments; a compaction gives it back.</summary>
    public long RemovedQuads { get; init; }

    /// <summary>Changes behind the last flush: they are in the log and in memory.</summary>
    public long UnflushedChanges { get; init; }

    /// <summary>Bytes of all files.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>Size of all files of one kind.</summary>
/// <param name="Kind">"terms", "Pso", "Pos", "Spo", "Ops" or "Gspo"; "dead": which rows are removed; "log": commits.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record StoreFileSize(string Kind, int Files, long Bytes);
