namespace HueKnowledgeGraph.Store;

/// <summary>How a store is compacted.</summary>
public sealed record CompactionOptions
{
    /// <summary>The least <see cref="MemoryBytes"/>: 32 MiB.</summary>
    public const long MinimumMemoryBytes = 32L << 20;

    /// <summary>Memory budget in bytes for sorting; beside it four bytes are taken for each term of the store. Default 512 MiB.</summary>
    public long MemoryBytes { get; init; } = 512L << 20;

    /// <summary>Threads, 1 to 5. Default 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Share of its threads' time that the work takes at most, above 0 up to 1: 0.5 pauses as long as it works. Default 1.</summary>
    public double Load { get; init; } = 1;

    /// <summary>Called about four times a second and at each change of phase ("terms", "write"). Default none.</summary>
    public Action<BulkLoadProgress>? OnProgress { get; init; }
}

/// <summary>What a compaction did.</summary>
/// <param name="Version">Number of the last commit in the new files.</param>
/// <param name="Quads">Quads in them.</param>
/// <param name="Terms">Terms in the dictionary.</param>
/// <param name="BytesBefore">Bytes of all files before.</param>
/// <param name="BytesAfter">Bytes of all files afterwards.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record CompactionReport(long Version, long Quads, long Terms, long BytesBefore, long BytesAfter, TimeSpan Elapsed);
