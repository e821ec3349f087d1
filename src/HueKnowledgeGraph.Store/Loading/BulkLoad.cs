using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>One document to load.</summary>
/// <param name="Name">For messages and to keep blank nodes apart; usually the file name.</param>
/// <param name="Open">Opens the text; gzip is recognised.</param>
/// <param name="Format">Its format.</param>
/// <param name="Graph">Graph for statements without one; null: the default graph.</param>
/// <param name="BaseIri">Base for relative IRIs; null: relative IRIs are errors.</param>
public sealed record LoadSource(string Name, Func<Stream> Open, RdfFormat Format, string? Graph = null, string? BaseIri = null);

/// <summary>How a bulk load works.</summary>
public sealed record BulkLoadOptions
{
    /// <summary>The least <see cref="MemoryBytes"/>: 64 MiB.</summary>
    public const long MinimumMemoryBytes = 64L << 20;

    /// <summary>Memory budget in bytes for parse, dictionary, sort and write together; at least <see cref="MinimumMemoryBytes"/>. Default 1.5 GiB.</summary>
    public long MemoryBytes { get; init; } = 3L << 29;

    /// <summary>Called about four times a second and at each change of phase. Default none.</summary>
    public Action<BulkLoadProgress>? OnProgress { get; init; }

    /// <summary>Called for each statement that cannot be read; it is left out and counted. Default null: the first one ends the load.</summary>
    public Action<RdfSyntaxException>? OnRefused { get; init; }
}

/// <summary>Where a bulk load is.</summary>
/// <param name="Phase">"parse", "terms", "sort" or "write".</param>
/// <param name="Done">Statements read, or rows of all orders written.</param>
/// <param name="Total">Expected end of <paramref name="Done"/>, or 0 if unknown.</param>
public readonly record struct BulkLoadProgress(string Phase, long Done, long Total);

/// <summary>What a bulk load did.</summary>
/// <param name="StatementsRead">Statements in the documents.</param>
/// <param name="QuadsAdded">Quads that the store did not hold before.</param>
/// <param name="TermsAdded">Terms that the dictionary did not hold before.</param>
/// <param name="Refused">Statements left out.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record BulkLoadReport(long StatementsRead, long QuadsAdded, long TermsAdded, long Refused, TimeSpan Elapsed);
