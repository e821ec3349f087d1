namespace HueKnowledgeGraph.Sparql;

/// <summary>Materialised solutions: growing columns of ids, charged to the query.</summary>
internal sealed class RowTable : IDisposable
{
    private readonly MemoryCharge _charge;
    private readonly ulong[][] _columns;
    private int _capacity;

    public RowTable(QueryContext context, int columnCount, string what)
    {
        _charge = new MemoryCharge(context, what);
        _columns = new ulong[columnCount][];
        Array.Fill(_columns, []);
    }

    /// <summary>Bytes charged now.</summary>
    public long Bytes => _charge.Bytes;

    /// <summary>Bytes that so many rows more would take.</summary>
    public long BytesFor(int newRows)
    {
        int capacity = CapacityFor(Count + newRows);
        return capacity == _capacity ? 0 : (long)capacity * sizeof(ulong) * Math.Max(1, _columns.Length);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>The filled part of a column.</summary>
    public ReadOnlySpan<ulong> Column(int index) => _columns[index].AsSpan(0, Count);

    /// <summary>Appends the rows of a batch; <paramref name="sources"/>[i] is the batch's column for column i, or -1 for unbound.</summary>
    public void Append(Batch batch, ReadOnlySpan<int> sources)
    {
        EnsureCapacity(Count + batch.RowCount);
        for (int i = 0; i < _columns.Length; i++)
        {
            Span<ulong> target = _columns[i].AsSpan(Count, batch.RowCount);
            if (sources[i] < 0)
                target.Clear();
            else
                batch.Rows(sources[i]).CopyTo(target);
        }

        Count += batch.RowCount;
    }

    /// <summary>Appends all columns of a batch in their order.</summary>
    public void Append(Batch batch)
    {
        EnsureCapacity(Count + batch.RowCount);
        for (int i = 0; i < _columns.Length; i++)
            batch.Rows(i).CopyTo(_columns[i].AsSpan(Count));
        Count += batch.RowCount;
    }

    /// <summary>Appends chosen rows of another table with the same columns.</summary>
    public void Append(RowTable source, ReadOnlySpan<int> rows)
    {
        EnsureCapacity(Count + rows.Length);
        for (int i = 0; i < _columns.Length; i++)
        {
            Span<ulong> target = _columns[i].AsSpan(Count);
            ReadOnlySpan<ulong> values = source.Column(i);
            for (int row = 0; row < rows.Length; row++)
                target[row] = values[rows[row]];
        }

        Count += rows.Length;
    }

    /// <summary>Copies up to a batch full of rows from <paramref name="start"/> on.</summary>
    public void CopyTo(Batch batch, int start)
    {
        int count = Math.Min(Batch.Capacity, Count - start);
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].AsSpan(start, count).CopyTo(batch.Column(i));
        batch.RowCount = count;
    }

    public void Dispose()
    {
        Array.Fill(_columns, []);
        Count = _capacity = 0;
        _charge.Dispose();
    }

    private void EnsureCapacity(int needed)
    {
        if (needed <= _capacity)
            return;
        int capacity = CapacityFor(needed);
        for (int i = 0; i < _columns.Length; i++)
        {
            _charge.Add((long)capacity * sizeof(ulong)); // beside what is there, which is copied
            ulong[] larger = GC.AllocateUninitializedArray<ulong>(capacity);
            _columns[i].AsSpan(0, Count).CopyTo(larger);
            _columns[i] = larger;
            _charge.Add(-(long)_capacity * sizeof(ulong));
        }

        _capacity = capacity;
    }

    private int CapacityFor(int needed) =>
        needed <= _capacity ? _capacity : Math.Max(needed, Math.Max(Batch.Capacity, checked(2 * _capacity)));
}
