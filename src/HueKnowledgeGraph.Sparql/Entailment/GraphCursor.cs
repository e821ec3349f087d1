namespace HueKnowledgeGraph.Sparql;

/// <summary>A cursor's rows with the graph that they are of.</summary>
internal sealed class GraphCursor(RowCursor inner, ulong graph) : RowCursor
{
    public override (long Read, long Skipped) Pages => inner.Pages;

    public override bool Move()
    {
        if (!inner.Move())
            return false;
        Current = inner.Current with { Graph = graph };
        return true;
    }

    public override void SeekTo(ulong key) => inner.SeekTo(key);

    protected override void Dispose(bool disposing) => inner.Dispose();
}
