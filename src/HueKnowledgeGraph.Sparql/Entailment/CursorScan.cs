using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A cursor as a scan: rows in batches of columns.</summary>
/// <param name="cursor">The rows; disposed here.</param>
internal sealed class CursorScan(RowCursor cursor) : QuadScan
{
    private KeyRow _next;
    private bool _hasNext;
    private bool _isStarted;

    public override (long Read, long Skipped) Pages => cursor.Pages;

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        Start();
        int capacity = Math.Max(1, Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length)));
        int count = 0;
        for (; count < capacity && _hasNext; count++, Advance())
        {
            if (!first.IsEmpty)
                first[count] = _next.First;
            if (!second.IsEmpty)
                second[count] = _next.Second;
            if (!third.IsEmpty)
                third[count] = _next.Third;
            if (!graph.IsEmpty)
                graph[count] = _next.Graph;
        }

        return count;
    }

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        Start();
        int runs = 0;
        for (; runs < keys.Length && _hasNext; runs++)
        {
            ulong key = _next.First;
            long rows = 0;
            for (; _hasNext && _next.First == key; Advance())
                rows++;
            keys[runs] = key;
            rowCounts[runs] = rows;
        }

        return runs;
    }

    public override void SeekTo(ulong key)
    {
        if (_isStarted && (!_hasNext || _next.First >= key))
            return;
        cursor.SeekTo(key);
        _isStarted = true;
        Advance();
        while (_hasNext && _next.First < key)
            Advance();
    }

    protected override void Dispose(bool disposing) => cursor.Dispose();

    private void Start()
    {
        if (_isStarted)
            return;
        _isStarted = true;
        Advance();
    }

    private void Advance()
    {
        _hasNext = cursor.Move();
        _next = cursor.Current;
    }
}
