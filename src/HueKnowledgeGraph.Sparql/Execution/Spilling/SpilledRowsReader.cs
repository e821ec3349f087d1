namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads spilled rows from the first to the last.</summary>
internal sealed class SpilledRowsReader : IDisposable
{
    private const int MaxBufferLength = 4096;

    private readonly SpilledRows _rows;
    private readonly MemoryCharge _charge;
    private readonly ulong[] _buffer;
    private int _start;
    private int _end;
    private long _position;
    private long _read;

    public SpilledRowsReader(QueryContext context, SpilledRows rows, string what)
    {
        _rows = rows;
        int length = SpilledRows.BufferLengthFor(context, MaxBufferLength, rows.ColumnCount);
        _charge = new MemoryCharge(context, what);
        _charge.Add((long)length * sizeof(ulong));
        _buffer = GC.AllocateUninitializedArray<ulong>(length);
    }

    /// <summary>The current row; there is one after <see cref="MoveNext"/> was true.</summary>
    public ReadOnlySpan<ulong> Row => _buffer.AsSpan(_start, _rows.ColumnCount);

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool MoveNext()
    {
        if (_read == _rows.Count)
            return false;
        if (_read++ > 0)
            _start += _rows.ColumnCount;
        if (_start == _end)
        {
            _start = 0;
            _end = _rows.Read(_buffer, _position);
            _position += _end;
        }

        return true;
    }

    /// <summary>Starts again before the first row.</summary>
    public void Reset()
    {
        _read = 0;
        _position = 0;
        _start = _end = 0;
    }

    /// <summary>Takes the next rows; their number, 0 at the end. The batch has as many columns as the rows, or fewer: the first ones.</summary>
    public int Fill(Batch batch)
    {
        int count = 0;
        while (count < Batch.Capacity && MoveNext())
        {
            ReadOnlySpan<ulong> row = Row;
            for (int column = 0; column < batch.ColumnCount; column++)
                batch.Column(column)[count] = row[column];
            count++;
        }

        batch.RowCount = count;
        return count;
    }

    public void Dispose() => _charge.Dispose();
}
