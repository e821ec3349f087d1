using System.Buffers;

namespace HueKnowledgeGraph.Store;

/// <summary>One scan of a <see cref="MergeScan"/> with rows read ahead; columns that do not exist or do not matter are 0.</summary>
internal sealed class MergeInput(QuadScan scan, int free, bool readsLast) : IDisposable
{
    private const int BatchRows = 512;
    private const int FirstRows = 64; // many scans are read once
    private ulong[]? _buffer;
    private RunBuffer? _runs;
    private int _length;
    private int _count;
    private int _place;

    public QuadScan Scan { get; } = scan;

    /// <summary>True iff no row is read ahead.</summary>
    public bool IsEmpty => _place == _count;

    /// <summary>The first row read ahead.</summary>
    public QuadKeys Current => RowAt(_place);

    /// <summary>Runs, once the scan is read by runs; rows read ahead come first.</summary>
    public RunBuffer Runs
    {
        get
        {
            if (_runs is null)
            {
                _runs = new RunBuffer(Scan);
                if (!IsEmpty)
                    _runs.Take(Column(0)[_place.._count]);
                _place = _count = 0;
            }

            return _runs;
        }
    }

    /// <summary>Reads ahead if no row is; false at the end.</summary>
    public bool Fill()
    {
        if (_place < _count)
            return true;
        if (_length < BatchRows)
            Grow();
        _place = 0;
        _count = Scan.Next(Wanted(0, free > 0), Wanted(1, free > 1), Wanted(2, free > 2), Wanted(3, readsLast));
        return _count > 0;
    }

    public void Move(int rows) => _place += rows;

    /// <summary>Rows read ahead that are below a row, which lies near more often than not.</summary>
    public int CountBelow(in QuadKeys row)
    {
        int low = _place;
        for (int step = 1; low < _count; step <<= 1)
        {
            int probe = Math.Min(low + step, _count) - 1;
            if (RowAt(probe).CompareTo(row) >= 0)
                return Search(row, low, probe) - _place;
            low = probe + 1;
        }

        return low - _place;
    }

    /// <summary>Rows read ahead.</summary>
    public int Count => _count - _place;

    /// <summary>Copies a column of the next rows.</summary>
    public void Copy(int column, int rows, Span<ulong> target, int at)
    {
        if (target.IsEmpty)
            return;
        ReadOnlySpan<ulong> values = Column(column).Slice(_place, rows);
        if (rows == 1)
            target[at] = values[0];
        else
            values.CopyTo(target[at..]);
    }

    public void SeekTo(ulong key)
    {
        if (_runs is not null)
        {
            _runs.SeekTo(key);
            if (_runs.IsEmpty)
                Scan.SeekTo(key);
            return;
        }

        if (!IsEmpty)
            _place += PagedTable.LowerBound(Column(0)[_place.._count], key);
        if (IsEmpty)
            Scan.SeekTo(key);
    }

    public void Dispose()
    {
        if (_buffer is not null)
            ArrayPool<ulong>.Shared.Return(_buffer);
        _buffer = null;
        Scan.Dispose();
    }

    private void Grow()
    {
        _length = _length == 0 ? FirstRows : BatchRows;
        if (_buffer is not null)
            ArrayPool<ulong>.Shared.Return(_buffer);
        _buffer = ArrayPool<ulong>.Shared.Rent(4 * _length);
        _buffer.AsSpan(0, 4 * _length).Clear();
    }

    private Span<ulong> Column(int index) => _buffer.AsSpan(index * _length, _length);

    private Span<ulong> Wanted(int index, bool isWanted) => isWanted ? Column(index) : default;

    private QuadKeys RowAt(int place) => new(_buffer![place], _buffer[_length + place], _buffer[(2 * _length) + place], _buffer[(3 * _length) + place]);

    private int Search(in QuadKeys row, int low, int high)
    {
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (RowAt(middle).CompareTo(row) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
