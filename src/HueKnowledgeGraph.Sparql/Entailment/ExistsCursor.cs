using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One row if a scan has any, else none.</summary>
/// <param name="scan">The scan, with one free key; disposed here.</param>
/// <param name="first">First key of the row; 0: it has none.</param>
/// <param name="isNever">There is no row, whatever the scan has.</param>
internal sealed class ExistsCursor(QuadScan scan, ulong first = 0, bool isNever = false) : RowCursor
{
    private readonly ulong[] _key = new ulong[1];
    private bool _isDone = isNever;

    public override (long Read, long Skipped) Pages => scan.Pages;

    public override bool Move()
    {
        if (_isDone)
            return false;
        _isDone = true;
        Current = new KeyRow(first, 0, 0);
        return scan.Next(_key, [], [], []) > 0;
    }

    public override void SeekTo(ulong key) => _isDone |= key > first;

    protected override void Dispose(bool disposing) => scan.Dispose();
}
