namespace HueKnowledgeGraph.Store;

/// <summary>A transaction holds more changes than its budget allows. It can only be given up.</summary>
public sealed class TransactionLimitException(long limit)
    : InvalidOperationException($"The transaction's changes need more than {limit} bytes (StoreWriteOptions.TransactionBytes, and 1 GiB in the log). "
        + "Split them into several transactions, or load large data with a bulk load.")
{
    /// <summary>The budget in bytes.</summary>
    public long Limit { get; } = limit;
}
