namespace HueKnowledgeGraph.Store;

/// <summary>Sorts any number of rows in stated memory: full buffers are sorted and written as runs, which are merged when read.</summary>
internal sealed class RowSorter : IDisposable
{
    private const int MinRows = 64;
    private readonly LoadFolder _folder;
    private readonly int _capacity;
    private readonly NativeBuffer<RankRow> _rows;
    private readonly NativeBuffer<RankRow> _scratch;
    private readonly List<string> _runs = [];
    private int _count;

    /// <summary>Makes a sorter.</summary>
    /// <param name="folder">For runs.</param>
    /// <param name="expectedRows">At most so many rows come.</param>
    /// <param name="budgetBytes">Memory for both buffers.</param>
    public RowSorter(LoadFolder folder, long expectedRows, long budgetBytes)
    {
        _folder = folder;
        _capacity = (int)Math.Clamp(Math.Min(expectedRows, budgetBytes / 32), MinRows, 1 << 30);
        _rows = new NativeBuffer<RankRow>(_capacity);
        _scratch = new NativeBuffer<RankRow>(_capacity);
    }

    public void Add(in RankRow row)
    {
        if (_count == _capacity)
            WriteRun();
        _rows[_count++] = row;
    }

    /// <summary>All rows in order, each as often as it came. Once; the sorter stays until the reader is done.</summary>
    public RowReader Read(CancellationToken cancellation)
    {
        if (_runs.Count == 0)
        {
            Span<RankRow> sorted = RadixSort.Sort(_rows.Span(0, _count), _scratch.Span(0, _count));
            NativeBuffer<RankRow> holder = sorted.Overlaps(_rows.Span(0, _count)) ? _rows : _scratch;
            return new BufferRowReader(holder, _count, cancellation);
        }

        WriteRun();
        return new MergeRowReader(_folder, _runs, cancellation);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _scratch.Dispose();
        foreach (string run in _runs)
            _folder.Files.Delete(run);
    }

    private void WriteRun()
    {
        if (_count == 0)
            return;
        using var file = _folder.NewFile("run");
        file.WriteRecords<RankRow>(RadixSort.Sort(_rows.Span(0, _count), _scratch.Span(0, _count)));
        _runs.Add(file.Name);
        _count = 0;
    }
}
