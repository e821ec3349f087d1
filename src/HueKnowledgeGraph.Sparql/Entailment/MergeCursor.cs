namespace HueKnowledgeGraph.Sparql;

/// <summary>Several cursors as one, each row once.</summary>
/// <remarks>A binary heap of those that are not at their end; the one on top is moved as long as it stays the smallest.</remarks>
internal sealed class MergeCursor(IReadOnlyList<RowCursor> inputs) : RowCursor
{
    private readonly RowCursor[] _heap = [.. inputs];
    private int _count = -1; // -1: nothing was moved yet
    private bool _hasCurrent;

    public override (long Read, long Skipped) Pages => (inputs.Sum(i => i.Pages.Read), inputs.Sum(i => i.Pages.Skipped));

    public override bool Move()
    {
        if (_count < 0)
            Start();
        while (_count > 0)
        {
            RowCursor top = _heap[0];
            KeyRow row = top.Current;
            bool isNew = !_hasCurrent || row != Current;
            if (isNew)
            {
                Current = row;
                _hasCurrent = true;
            }

            if (!top.Move())
                _heap[0] = _heap[--_count];
            if (_count > 0)
                Sink(0);
            if (isNew)
                return true;
        }

        return false;
    }

    public override void SeekTo(ulong key)
    {
        if (_count < 0)
        {
            foreach (RowCursor input in inputs)
                input.SeekTo(key);
            return;
        }

        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            RowCursor input = _heap[i];
            if (input.Current.First < key)
            {
                input.SeekTo(key);
                if (!input.Move())
                    continue;
            }

            _heap[kept++] = input;
        }

        _count = kept;
        Order();
    }

    protected override void Dispose(bool disposing)
    {
        foreach (RowCursor input in inputs)
            input.Dispose();
    }

    private void Start()
    {
        _count = 0;
        foreach (RowCursor input in inputs)
        {
            if (input.Move())
                _heap[_count++] = input;
        }

        Order();
    }

    private void Order()
    {
        for (int i = (_count / 2) - 1; i >= 0; i--)
            Sink(i);
    }

    private void Sink(int place)
    {
        RowCursor moved = _heap[place];
        KeyRow row = moved.Current;
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && _heap[child + 1].Current.CompareTo(_heap[child].Current) < 0)
                child++;
            if (row.CompareTo(_heap[child].Current) <= 0)
                break;
            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = moved;
    }
}
