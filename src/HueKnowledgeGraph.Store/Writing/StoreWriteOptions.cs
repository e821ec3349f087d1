namespace HueKnowledgeGraph.Store;

/// <summary>How a store is written.</summary>
public sealed record StoreWriteOptions
{
    /// <summary>Memory budget in bytes for the changes of one transaction; beyond it the transaction refuses more
    /// (<see cref="TransactionLimitException"/>). Default 1 GiB, which is about three million quads.</summary>
    public long TransactionBytes { get; init; } = 1L << 30;

    /// <summary>Gives commits their time. Default the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
