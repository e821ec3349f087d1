namespace HueKnowledgeGraph.Store;

/// <summary>Cursors by their current term: a binary heap with the smallest on top.</summary>
internal sealed class CursorHeap
{
    private readonly TermCursor[] _heap;

    public CursorHeap(IEnumerable<TermCursor> cursors)
    {
        _heap = [.. cursors.Where(cursor => cursor.Move())];
        Count = _heap.Length;
        for (int i = (Count / 2) - 1; i >= 0; i--)
            Sink(i);
    }

    /// <summary>Cursors that are not at their end.</summary>
    public int Count { get; private set; }

    public TermCursor Top => _heap[0];

    /// <summary>Moves the top cursor on and puts the heap in order.</summary>
    public void MoveTop()
    {
        if (!_heap[0].Move())
            _heap[0] = _heap[--Count];
        Sink(0);
    }

    private void Sink(int place)
    {
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= Count)
                return;
            if (child + 1 < Count && _heap[child + 1].CompareTo(_heap[child]) < 0)
                child++;
            if (_heap[place].CompareTo(_heap[child]) <= 0)
                return;
            (_heap[place], _heap[child]) = (_heap[child], _heap[place]);
            place = child;
        }
    }
}
