namespace HueKnowledgeGraph.Store;

/// <summary>Rows and first keys of a scan over one segment, each exact or an upper bound.</summary>
internal readonly record struct ScanNumbers(long Rows, long Keys, bool RowsExact, bool KeysExact)
{
    public static ScanNumbers None { get; } = new(0, 0, true, true);
}
