namespace HueKnowledgeGraph.Sparql;

/// <summary>Rows of groups for which a table has no room, on disk, divided by the hash of the group's keys.</summary>
internal sealed class WaitingGroups : IDisposable
{
    private readonly QueryContext _context;
    private readonly SpilledPartitions _parts;
    private readonly int[] _selection = new int[Batch.Capacity];
    private readonly bool _isCounted;
    private readonly int _columnCount;
    private readonly int[] _keyColumns;

    /// <param name="context">The query.</param>
    /// <param name="layout">Layout of the rows.</param>
    /// <param name="keys">The group's keys; one that the layout lacks is unbound in all rows.</param>
    /// <param name="isCounted">Rows have multiplicities.</param>
    /// <param name="level">How often the rows have been divided already.</param>
    public WaitingGroups(QueryContext context, VariableLayout layout, IEnumerable<Variable> keys, bool isCounted, int level)
    {
        _context = context;
        _isCounted = isCounted;
        _columnCount = layout.Count;
        _keyColumns = [.. keys.Select(layout.ColumnOf).Where(column => column >= 0)];
        _parts = new SpilledPartitions(context, _columnCount + (isCounted ? 1 : 0), _keyColumns, level, "GROUP BY");
    }

    /// <summary>Takes the rows whose group has no number (-1) out of a batch, its numbers and its multiplicities.</summary>
    public void TakeNew(Batch batch, int[] numbers, Span<long> counts)
    {
        Span<ulong> row = stackalloc ulong[_columnCount + (_isCounted ? 1 : 0)];
        int kept = 0;
        for (int i = 0; i < batch.RowCount; i++)
        {
            if (numbers[i] >= 0)
            {
                if (_isCounted)
                    counts[kept] = counts[i];
                numbers[kept] = numbers[i];
                _selection[kept++] = i;
                continue;
            }

            for (int column = 0; column < _columnCount; column++)
                row[column] = batch.Rows(column)[i];
            if (_isCounted)
                row[_columnCount] = (ulong)counts[i];
            _parts.Add(row);
        }

        batch.Keep(_selection.AsSpan(0, kept));
    }

    /// <summary>The rows of a part; the part before it is no longer needed.</summary>
    public SpilledRowsOperator Open(int part, QueryOperator like)
    {
        if (part == 0)
            _parts.Finish();
        else
            _parts[part - 1].Dispose();
        return new SpilledRowsOperator(_context, like, _parts[part], _isCounted);
    }

    public void Dispose() => _parts.Dispose();
}
