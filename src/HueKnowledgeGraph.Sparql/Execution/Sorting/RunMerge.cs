namespace HueKnowledgeGraph.Sparql;

/// <summary>Merges sorted runs: a heap of readers by their current rows; of equal rows those of the earlier run come first.</summary>
internal sealed class RunMerge : IDisposable
{
    private const int RowsPerPoll = 4096;

    private readonly QueryContext _context;
    private readonly RowOrder _order;
    private readonly SpilledRowsReader[] _readers;
    private readonly int[] _heap; // numbers of runs that have a row, the first in order at place 0
    private int _count;
    private bool _isStarted;
    private int _untilPoll = RowsPerPoll;

    public RunMerge(QueryContext context, IReadOnlyList<SpilledRows> runs, RowOrder order, string what)
    {
        _context = context;
        _order = order;
        _heap = new int[runs.Count];
        _readers = new SpilledRowsReader[runs.Count];
        for (int i = 0; i < _readers.Length; i++)
            _readers[i] = new SpilledRowsReader(context, runs[i], what);
    }

    /// <summary>The current row.</summary>
    public ReadOnlySpan<ulong> Row => _readers[_heap[0]].Row;

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool MoveNext()
    {
        if (--_untilPoll == 0)
        {
            _context.Poll();
            _untilPoll = RowsPerPoll;
        }

        if (!_isStarted)
        {
            Start();
            return _count > 0;
        }

        if (_count == 0)
            return false;
        if (!_readers[_heap[0]].MoveNext())
            _heap[0] = _heap[--_count];
        Sink(0);
        return _count > 0;
    }

    /// <summary>The next rows, as many of their first columns as the batch has; their number.</summary>
    public int Fill(Batch output)
    {
        int rows = 0;
        while (rows < Batch.Capacity && MoveNext())
        {
            ReadOnlySpan<ulong> row = Row;
            for (int column = 0; column < output.ColumnCount; column++)
                output.Column(column)[rows] = row[column];
            rows++;
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (SpilledRowsReader reader in _readers)
            reader.Dispose();
    }

    private void Start()
    {
        _isStarted = true;
        for (int i = 0; i < _readers.Length; i++)
        {
            if (_readers[i].MoveNext())
                _heap[_count++] = i;
        }

        for (int place = (_count / 2) - 1; place >= 0; place--)
            Sink(place);
    }

    private void Sink(int place)
    {
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _count)
                return;
            if (child + 1 < _count && IsBefore(child + 1, child))
                child++;
            if (!IsBefore(child, place))
                return;
            (_heap[place], _heap[child]) = (_heap[child], _heap[place]);
            place = child;
        }
    }

    private bool IsBefore(int x, int y)
    {
        int order = _order.Compare(_readers[_heap[x]].Row, _readers[_heap[y]].Row);
        return order < 0 || (order == 0 && _heap[x] < _heap[y]);
    }
}
