namespace HueKnowledgeGraph.Sparql;

/// <summary>Rows of one first key without it: the second key within a range.</summary>
internal sealed class SecondKeyCursor(RowCursor inner, ulong from, ulong below) : RowCursor
{
    private ulong _from = from;

    public override (long Read, long Skipped) Pages => inner.Pages;

    public override bool Move()
    {
        while (inner.Move())
        {
            ulong key = inner.Current.Second;
            if (key < _from || key >= below)
                continue;
            Current = new KeyRow(key, 0, 0);
            return true;
        }

        return false;
    }

    public override void SeekTo(ulong key) => _from = Math.Max(_from, key);

    protected override void Dispose(bool disposing) => inner.Dispose();
}
