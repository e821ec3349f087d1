namespace HueKnowledgeGraph.Store;

/// <summary>A scan without rows.</summary>
internal sealed class EmptyScan : QuadScan
{
    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph) => 0;

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts) => 0;

    public override void SeekTo(ulong key)
    {
    }
}
