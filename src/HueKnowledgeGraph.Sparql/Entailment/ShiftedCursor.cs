namespace HueKnowledgeGraph.Sparql;

/// <summary>A cursor's rows with a constant put in front of their keys, or behind the first one.</summary>
/// <param name="inner">The rows; their last key is free.</param>
/// <param name="constant">The constant.</param>
/// <param name="isBehindFirst">The constant becomes the second key, not the first.</param>
internal sealed class ShiftedCursor(RowCursor inner, ulong constant, bool isBehindFirst) : RowCursor
{
    public override (long Read, long Skipped) Pages => inner.Pages;

    public override bool Move()
    {
        if (!inner.Move())
            return false;
        KeyRow row = inner.Current;
        Current = isBehindFirst ? new KeyRow(row.First, constant, row.Second) : new KeyRow(constant, row.First, row.Second);
        return true;
    }

    public override void SeekTo(ulong key)
    {
        if (isBehindFirst)
            inner.SeekTo(key);
    }

    protected override void Dispose(bool disposing) => inner.Dispose();
}
