namespace HueKnowledgeGraph.Store;

internal sealed partial class SegmentScan
{
    /// <summary>Delivers those of the next <paramref name="count"/> rows, all in one block, that are selected and new.</summary>
    /// <returns>Number of rows delivered at <paramref name="at"/>.</returns>
    private int FilterBlock(int count, int at, Span<ulong> first, Span<ulong> second, Span<ulong> third, Span<ulong> graph)
    {
        int delivered = 0;
        for (long end = _row + count; _row < end; _row++)
        {
            QuadKeys row = RowAt(_row);
            if (!Accept(row))
                continue;
            Put(first, at + delivered, row, _bound);
            Put(second, at + delivered, row, _bound + 1);
            Put(third, at + delivered, row, _bound + 2);
            Put(graph, at + delivered, row, 3);
            delivered++;
        }

        return delivered;
    }

    private static void Put(Span<ulong> target, int index, in QuadKeys row, int column)
    {
        if (!target.IsEmpty)
            target[index] = row[column];
    }

    /// <summary>Whether the row is delivered; remembers it if so.</summary>
    private bool Accept(in QuadKeys row)
    {
        if (_filters && !_filter.Selects(_file.Order == QuadOrder.Gspo ? row.First : row.Fourth))
            return false;
        if (_merges && _lastIsRowBefore)
            (_last, _hasLast) = (RowAt(_row - 1), true);
        _lastIsRowBefore = false;
        if (_merges && _hasLast && row.IsSameTriple(_last))
            return false;
        _last = row;
        _hasLast = true;
        return true;
    }

    private QuadKeys RowAt(long row)
    {
        int index = (int)(row & (BlockRows - 1));
        return new QuadKeys(Leading.KeyOf(row), Block(1, row)[index], Block(2, row)[index], Block(3, row)[index]);
    }
}
