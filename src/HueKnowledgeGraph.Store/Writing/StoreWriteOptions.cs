namespace HueKnowledgeGraph.Store;

/// <summary>How a store is written.</summary>
public sealed record StoreWriteOptions
{
    /// <summary>Memory budget in bytes for the changes of one transaction; beyond it the transaction refuses more
    /// (<see cref="TransactionLimitException"/>). Default 1 GiB, which is about three million quads.</summary>
    public long TransactionBytes { get; init; } = 1L << 30;

    /// <summary>Memory that changes behind the segments may take before they are flushed into a segment in the background. Default 256 MiB, which is
    /// about a million quads.</summary>
    public long FlushBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of flushed logs that are kept for followers of changes (<see cref="LiveQuadStore.ReadChangesAsync"/>). Default 64 MiB.</summary>
    public long KeptLogBytes { get; init; } = 64L << 20;

    /// <summary>How the store is compacted in the background, after a flush, when about a third of its files is of no use or segments are many; null:
    /// never. Default one thread that works half of its time in 256 MiB.</summary>
    public CompactionOptions? Compaction { get; init; } = new() { MemoryBytes = 256L << 20, Threads = 1, Load = 0.5 };

    /// <summary>Told when a flush or compaction in the background fails; it is tried again after later commits. Default none.</summary>
    public Action<Exception>? OnFlushFailed { get; init; }

    /// <summary>Gives commits their time. Default the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
