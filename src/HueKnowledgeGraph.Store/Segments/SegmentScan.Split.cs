namespace HueKnowledgeGraph.Store;

internal sealed partial class SegmentScan
{
    /// <summary>First free keys at equal distances in the rows: see <see cref="IQuadSnapshot.SplitPoints"/>.</summary>
    public ulong[] SplitPoints(int parts)
    {
        List<ulong> points = [];
        ulong last = KeyAt(_row);
        for (int i = 1; i < parts; i++)
        {
            ulong key = KeyAt(_row + (long)((Int128)(_end - _row) * i / parts));
            if (key > last)
                points.Add(last = key);
        }

        return [.. points];
    }

    private ulong KeyAt(long row) => _bound == 0 ? Leading.KeyOf(row) : _rows.ValueAt(_bound - 1, row);
}
