namespace HueKnowledgeGraph.Sparql;

/// <summary>Takes rows and gives them back in order, stably. Over the query's memory it writes sorted runs to disk and merges them.</summary>
/// <remarks>Sixteen runs of one level become one of the next, so that no row is written more than once for each sixteenfold of the rows that fit
/// into memory, and no merge reads more than some dozens of runs.</remarks>
internal sealed class RowSorter : IDisposable
{
    private const int Fanout = 16;

    private readonly QueryContext _context;
    private readonly RowOrder _order;
    private readonly string _what;
    private readonly int _columnCount;
    private readonly MemoryCharge _charge;
    private readonly List<(SpilledRows Rows, int Level)> _runs = [];
    private int[] _sorted = [];
    private int _next;
    private RunMerge? _merge;

    /// <param name="context">The query.</param>
    /// <param name="columnCount">Ids of a row.</param>
    /// <param name="order">The order.</param>
    /// <param name="what">For the message of a refusal.</param>
    public RowSorter(QueryContext context, int columnCount, RowOrder order, string what)
    {
        _context = context;
        _order = order;
        _what = what;
        _columnCount = columnCount;
        _charge = new MemoryCharge(context, what);
        Rows = new RowTable(context, columnCount, what);
    }

    /// <summary>Rows that the consumer will take at most; the rest need not be kept.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>The rows in memory; after <see cref="KeepFirst"/> the first ones are sorted.</summary>
    public RowTable Rows { get; private set; }

    /// <summary>True iff rows lie on disk.</summary>
    public bool HasSpilled => _runs.Count > 0;

    /// <summary>Adds all rows of a batch; true iff the rows that were in memory left it before.</summary>
    public bool Add(Batch batch)
    {
        long sorting = (long)(Rows.Count + batch.RowCount) * _order.BytesPerRow;
        bool isFull = Rows.Count > 0 && _context.ShouldSpill(Rows.Bytes, Rows.BytesFor(batch.RowCount) + sorting);
        if (isFull)
            WriteRun();
        Rows.Append(batch);
        return isFull;
    }

    /// <summary>Sorts what is in memory and drops all but the first rows of it.</summary>
    public void KeepFirst(int count)
    {
        int[] order = SortRows();
        var kept = new RowTable(_context, _columnCount, _what);
        kept.Append(Rows, order.AsSpan(0, Math.Min(count, order.Length)));
        Replace(kept);
    }

    /// <summary>All rows are there: sorts.</summary>
    public void Finish()
    {
        if (_runs.Count == 0 && !_context.Options.SpillsAlways)
        {
            _sorted = SortRows();
            return;
        }

        if (Rows.Count > 0)
            WriteRun();
        _merge = new RunMerge(_context, [.. _runs.Select(run => run.Rows)], _order, _what);
    }

    /// <summary>The next rows in order, as many of their first columns as the batch has; the number of rows, 0 at the end.</summary>
    public int Fill(Batch output)
    {
        if (_merge is not null)
            return output.RowCount = _merge.Fill(output);
        int count = Math.Min(Batch.Capacity, _sorted.Length - _next);
        ReadOnlySpan<int> rows = _sorted.AsSpan(_next, count);
        for (int column = 0; column < output.ColumnCount; column++)
        {
            ReadOnlySpan<ulong> source = Rows.Column(column);
            Span<ulong> target = output.Column(column);
            for (int i = 0; i < rows.Length; i++)
                target[i] = source[rows[i]];
        }

        output.RowCount = count;
        _next += count;
        return count;
    }

    public void Dispose()
    {
        _merge?.Dispose();
        foreach ((SpilledRows rows, _) in _runs)
            rows.Dispose();
        _runs.Clear();
        Rows.Dispose();
        _sorted = [];
        _charge.Dispose();
    }

    /// <summary>The order of the rows in memory; what it takes beside the rows is charged until they are replaced.</summary>
    private int[] SortRows()
    {
        long scratch = (long)Rows.Count * (_order.BytesPerRow - sizeof(int));
        _charge.Add((long)Rows.Count * sizeof(int));
        _charge.Add(scratch / 2); // the other half is charged by the sort itself
        int[] order = _order.Sort(Rows);
        _charge.Add(-(scratch / 2));
        return order;
    }

    private void Replace(RowTable rows)
    {
        Rows.Dispose();
        Rows = rows;
        _charge.Add(-_charge.Bytes);
    }

    private void WriteRun()
    {
        int[] order = SortRows();
        var run = new SpilledRows(_context, _columnCount, _what);
        _runs.Add((run, 0));
        Span<ulong> row = stackalloc ulong[_columnCount];
        int count = (int)Math.Min(Limit, order.Length);
        for (int i = 0; i < count; i++)
        {
            for (int column = 0; column < row.Length; column++)
                row[column] = Rows.Column(column)[order[i]];
            run.Add(row);
        }

        run.Finish();
        Replace(new RowTable(_context, _columnCount, _what));
        MergeLevels();
    }

    private void MergeLevels()
    {
        while (_runs.Count >= Fanout && _runs[^Fanout].Level == _runs[^1].Level)
        {
            int first = _runs.Count - Fanout;
            int level = _runs[^1].Level;
            SpilledRows[] parts = [.. _runs[first..].Select(run => run.Rows)];
            var merged = new SpilledRows(_context, _columnCount, _what);
            _runs.Add((merged, level + 1));
            using (var merge = new RunMerge(_context, parts, _order, _what))
            {
                while (merged.Count < Limit && merge.MoveNext())
                    merged.Add(merge.Row);
            }

            merged.Finish();
            foreach (SpilledRows part in parts)
                part.Dispose();
            _runs.RemoveRange(first, Fanout);
        }
    }
}
