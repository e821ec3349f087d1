namespace HueKnowledgeGraph.Store;

/// <summary>A scan in order Gspo without bound keys over a segment of one graph: the graph, then the rows of Spo.</summary>
internal sealed class SingleGraphScan(QuadScan subjects, ulong graphId, long rowCount) : QuadScan
{
    private long _left = rowCount;

    public override (long Read, long Skipped) Pages => subjects.Pages;

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        if (_left == 0)
            return 0;
        int count = second.IsEmpty && third.IsEmpty && graph.IsEmpty
            ? (int)Math.Min(_left, Math.Max(first.Length, 1))
            : subjects.Next(second, third, graph, default);
        if (!first.IsEmpty)
            first[..count].Fill(graphId);
        _left -= count;
        return count;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (_left == 0 || keys.IsEmpty)
            return 0;
        keys[0] = graphId;
        rowCounts[0] = _left;
        _left = 0;
        return 1;
    }

    public override void SeekTo(ulong key)
    {
        if (key > graphId)
            _left = 0;
    }

    protected override void Dispose(bool disposing) => subjects.Dispose();
}
