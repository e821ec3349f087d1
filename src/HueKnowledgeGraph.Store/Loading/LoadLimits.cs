namespace HueKnowledgeGraph.Store;

/// <summary>How a load's memory budget is divided. Tests set it small, so that small data spill.</summary>
/// <param name="TermBytes">For the term tables of all parsing threads together; the first half of a load.</param>
/// <param name="SortBytes">For sort buffers; the second half.</param>
/// <param name="BlockBytes">Text that a parsing thread gets at once.</param>
internal sealed record LoadLimits(long TermBytes, long SortBytes, int BlockBytes)
{
    // What is left is for read buffers, merge inputs, pages being written and the runtime itself (about 60 MB).
    private const double TermShare = 0.7;
    private const double SortShare = 0.75;

    public static LoadLimits Of(BulkLoadOptions options) =>
        new((long)(options.MemoryBytes * TermShare), (long)(options.MemoryBytes * SortShare), 1 << 20);
}
