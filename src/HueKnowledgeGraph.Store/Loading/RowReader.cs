namespace HueKnowledgeGraph.Store;

/// <summary>A forward pass over rows, in batches.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>Rows of a batch that callers usually ask for.</summary>
    public const int BatchLength = 4096;

    /// <summary>Fills the next rows; 0 at the end.</summary>
    public abstract int Read(Span<RankRow> rows);

    public virtual void Dispose()
    {
    }
}

/// <summary>Rows of a buffer.</summary>
internal sealed class BufferRowReader(NativeBuffer<RankRow> buffer, int count, CancellationToken cancellation) : RowReader
{
    private int _next;

    public override int Read(Span<RankRow> rows)
    {
        cancellation.ThrowIfCancellationRequested();
        int part = Math.Min(rows.Length, count - _next);
        buffer.Span(_next, part).CopyTo(rows);
        _next += part;
        return part;
    }
}

/// <summary>Rows of a file.</summary>
internal sealed class FileRowReader(LoadFolder folder, string name, CancellationToken cancellation) : RowReader
{
    private readonly TempFileReader _file = folder.OpenRead(name);

    public override int Read(Span<RankRow> rows)
    {
        cancellation.ThrowIfCancellationRequested();
        return _file.ReadRecords(rows);
    }

    public override void Dispose() => _file.Dispose();
}

/// <summary>Sorted runs as one.</summary>
internal sealed class MergeRowReader : RowReader
{
    private readonly Input[] _heap;
    private readonly Input[] _all;
    private int _count;

    public MergeRowReader(LoadFolder folder, IEnumerable<string> runs, CancellationToken cancellation)
    {
        _all = [.. runs.Select(run => new Input(new FileRowReader(folder, run, cancellation)))];
        _heap = [.. _all.Where(input => input.Fill())];
        _count = _heap.Length;
        for (int i = (_count / 2) - 1; i >= 0; i--)
            Sink(i);
    }

    public override int Read(Span<RankRow> rows)
    {
        int filled = 0;
        while (filled < rows.Length && _count > 0)
        {
            rows[filled++] = _heap[0].Current;
            if (!_heap[0].Move())
                _heap[0] = _heap[--_count];
            Sink(0);
        }

        return filled;
    }

    public override void Dispose()
    {
        foreach (Input input in _all)
            input.Reader.Dispose();
    }

    private void Sink(int place)
    {
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _count)
                return;
            if (child + 1 < _count && _heap[child + 1].Current.CompareTo(_heap[child].Current) < 0)
                child++;
            if (_heap[place].Current.CompareTo(_heap[child].Current) <= 0)
                return;
            (_heap[place], _heap[child]) = (_heap[child], _heap[place]);
            place = child;
        }
    }

    private sealed class Input(RowReader reader)
    {
        private readonly RankRow[] _rows = new RankRow[BatchLength];
        private int _count;
        private int _place;

        public RowReader Reader { get; } = reader;

        public ref readonly RankRow Current => ref _rows[_place];

        public bool Move() => ++_place < _count || Fill();

        public bool Fill()
        {
            _place = 0;
            _count = Reader.Read(_rows);
            return _count > 0;
        }
    }
}
