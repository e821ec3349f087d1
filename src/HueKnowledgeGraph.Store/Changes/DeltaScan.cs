using System.Buffers;

namespace HueKnowledgeGraph.Store;

/// <summary>A scan of the segments with the changes of a delta: rows between two changes are copied whole.</summary>
/// <remarks>Added rows are not in the segments, removed ones are, so every change moves the result by one row. Where no change is left,
/// the segments' scan goes straight to the caller.</remarks>
internal sealed partial class DeltaScan : QuadScan
{
    private const int BatchRows = 1024;
    private readonly QuadScan _base;
    private readonly DeltaRows _delta;
    private readonly int _free;
    private readonly bool _readsLast;
    private ulong[]? _buffer;
    private int _place;
    private int _count;
    private bool _baseIsAtEnd;

    /// <summary>Takes over the scan.</summary>
    /// <param name="segments">A scan of this specification over the segments.</param>
    /// <param name="delta">Changes for this specification.</param>
    /// <param name="specification">What is asked.</param>
    public DeltaScan(QuadScan segments, DeltaRows delta, ScanSpecification specification)
    {
        _base = segments;
        _delta = delta;
        _free = specification.FreeKeyCount;
        _readsLast = _free == 4 || (specification.Order != QuadOrder.Gspo && !new GraphFilter(specification.Graphs).Merges);
    }

    public override (long Read, long Skipped) Pages => _base.Pages;

    public override int Next(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        if (_runs is not null)
            throw new InvalidOperationException("A scan that was read by runs cannot be read by rows.");
        int capacity = Math.Max(Math.Max(first.Length, second.Length), Math.Max(third.Length, graph.Length));
        capacity = Math.Max(capacity, 1);
        int filled = 0;
        while (filled < capacity)
        {
            if (_delta.IsAtEnd && _place == _count)
            {
                int rest = _base.Next(Rest(first, filled), Rest(second, filled), Rest(third, filled), Rest(graph, filled));
                filled += rest;
                if (rest == 0 || first.IsEmpty && second.IsEmpty && third.IsEmpty && graph.IsEmpty)
                    break;
                continue;
            }

            if (_place == _count && !_baseIsAtEnd)
                FillBuffer();
            int end = _delta.IsAtEnd ? _count : BoundOf(_delta.Row);
            int rows = Math.Min(end - _place, capacity - filled);
            Copy(0, rows, first, filled);
            Copy(1, rows, second, filled);
            Copy(2, rows, third, filled);
            Copy(3, rows, graph, filled);
            _place += rows;
            filled += rows;
            if (filled < capacity && !_delta.IsAtEnd && (_place < _count || _baseIsAtEnd))
                filled += TakeChange(first, second, third, graph, filled);
        }

        return filled;
    }

    public override void SeekTo(ulong key)
    {
        if (_free == 0)
            return;
        _delta.SeekTo(key);
        _runs?.SeekTo(key);
        if (_place < _count)
            _place += PagedTable.LowerBound(Column(0)[_place.._count], key);
        if (_place == _count && !_baseIsAtEnd && _runs is null or { IsEmpty: true })
            _base.SeekTo(key);
    }

    protected override void Dispose(bool disposing)
    {
        if (_buffer is not null)
            ArrayPool<ulong>.Shared.Return(_buffer);
        _buffer = null;
        _base.Dispose();
    }

    private static Span<ulong> Rest(Span<ulong> column, int from) => column.IsEmpty ? column : column[from..];

    private Span<ulong> Column(int index) => _buffer.AsSpan(index * BatchRows, BatchRows);

    private void FillBuffer()
    {
        _buffer ??= ArrayPool<ulong>.Shared.Rent(4 * BatchRows);
        _place = 0;
        _count = _base.Next(Wanted(0, _free > 0), Wanted(1, _free > 1), Wanted(2, _free > 2), Wanted(3, _readsLast));
        _baseIsAtEnd = _count == 0;
    }

    private Span<ulong> Wanted(int index, bool isWanted) => isWanted ? Column(index) : default;

    private void Copy(int column, int rows, Span<ulong> target, int at)
    {
        if (!target.IsEmpty && rows > 0)
            Column(column).Slice(_place, rows).CopyTo(target[at..]);
    }

    /// <summary>Takes the next change; all rows before it are delivered.</summary>
    /// <returns>Rows that it adds to the result: 1 or 0.</returns>
    private int TakeChange(Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph, int at)
    {
        QuadKeys row = _delta.Row;
        bool isAdded = _delta.IsAdded;
        _delta.Move();
        if (!isAdded)
        {
            if (_place == _count || RowAt(_place) != row)
                throw new InvalidOperationException("The changes remove a row that the segments do not hold.");
            _place++;
            return 0;
        }

        Put(first, at, row.First);
        Put(second, at, row.Second);
        Put(third, at, row.Third);
        Put(graph, at, row.Fourth);
        return 1;
    }

    private static void Put(Span<ulong> target, int index, ulong value)
    {
        if (!target.IsEmpty)
            target[index] = value;
    }

    private QuadKeys RowAt(int place) => new(
        _free > 0 ? Column(0)[place] : 0,
        _free > 1 ? Column(1)[place] : 0,
        _free > 2 ? Column(2)[place] : 0,
        _readsLast ? Column(3)[place] : 0);

    /// <summary>The first buffered row that is not below a row: changes lie near, so steps grow from the place.</summary>
    private int BoundOf(in QuadKeys row)
    {
        int low = _place; // all rows before are below
        for (int step = 1; low < _count; step <<= 1)
        {
            int probe = Math.Min(low + step, _count) - 1;
            if (RowAt(probe).CompareTo(row) >= 0)
                return Search(row, low, probe);
            low = probe + 1;
        }

        return low;
    }

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
