namespace HueKnowledgeGraph.Sparql;

/// <summary>Rows of a small list. <paramref name="rows"/>: ascending, distinct.</summary>
internal sealed class ListCursor(KeyRow[] rows) : RowCursor
{
    private int _next;

    public override bool Move()
    {
        if (_next == rows.Length)
            return false;
        Current = rows[_next++];
        return true;
    }

    public override void SeekTo(ulong key)
    {
        while (_next < rows.Length && rows[_next].First < key)
            _next++;
    }
}
