namespace HueKnowledgeGraph.Sparql;

/// <summary>The part of a sorted input that a merge join looks at: rows from the start of the current run to the end of what was read.</summary>
/// <remarks>Grows over several batches while a run of equal keys does.</remarks>
internal sealed class RowWindow : IDisposable
{
    private readonly QueryOperator _input;
    private readonly int _keyColumn;
    private readonly MemoryCharge _charge;
    private readonly ulong[][] _columns;
    private int _capacity;

    public RowWindow(QueryContext context, QueryOperator input, int keyColumn)
    {
        _input = input;
        _keyColumn = keyColumn;
        _charge = new MemoryCharge(context, "a merge join");
        _columns = new ulong[input.Layout.Count][];
        Array.Fill(_columns, []);
    }

    /// <summary>First row that still counts.</summary>
    public int Start { get; private set; }

    /// <summary>End of the rows read.</summary>
    public int Count { get; private set; }

    /// <summary>True iff the input has ended.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>True iff no row is left, now or later.</summary>
    public bool IsExhausted => IsAtEnd && Start == Count;

    /// <summary>The key of a row.</summary>
    public ulong Key(int row) => _columns[_keyColumn][row];

    /// <summary>A column; rows from <see cref="Start"/> to <see cref="Count"/> count.</summary>
    public ReadOnlySpan<ulong> Column(int index) => _columns[index].AsSpan(0, Count);

    /// <summary>Goes to the first row whose key is at least <paramref name="key"/>, within what has been read.</summary>
    public void Advance(ulong key) => Start = Gallop.FirstAtLeast(Column(_keyColumn), Start, key);

    /// <summary>Passes over so many rows.</summary>
    public void Pass(int rows) => Start += rows;

    /// <summary>Reads one more batch behind the rows from <see cref="Start"/> on; false at the end. Row numbers change.</summary>
    /// <param name="seekKey">Where to skip to first; null: the next rows.</param>
    public bool Pull(ulong? seekKey)
    {
        if (IsAtEnd)
            return false;
        if (seekKey is { } key)
            _input.SeekTo(key);
        Batch? batch = _input.Next();
        if (batch is null)
        {
            IsAtEnd = true;
            return false;
        }

        int kept = Count - Start;
        EnsureCapacity(kept + batch.RowCount, kept);
        for (int i = 0; i < _columns.Length; i++)
            batch.Rows(i).CopyTo(_columns[i].AsSpan(kept));
        Start = 0;
        Count = kept + batch.RowCount;
        return true;
    }

    public void Dispose()
    {
        Array.Fill(_columns, []);
        _charge.Dispose();
    }

    private void EnsureCapacity(int needed, int kept)
    {
        int capacity = Math.Max(_capacity, needed <= Batch.Capacity ? Batch.Capacity : needed <= _capacity ? _capacity : 2 * needed);
        if (capacity > _capacity)
            _charge.Add((long)(capacity - _capacity) * sizeof(ulong) * _columns.Length);
        for (int i = 0; i < _columns.Length; i++)
        {
            ulong[] target = capacity == _capacity ? _columns[i] : GC.AllocateUninitializedArray<ulong>(capacity);
            _columns[i].AsSpan(Start, kept).CopyTo(target);
            _columns[i] = target;
        }

        _capacity = capacity;
    }
}
