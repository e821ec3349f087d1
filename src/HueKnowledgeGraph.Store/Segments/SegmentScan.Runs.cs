namespace HueKnowledgeGraph.Store;

internal sealed partial class SegmentScan
{
    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (_free == 0)
            throw new InvalidOperationException("A scan without a free key has no runs.");
        int runs = 0;
        while (_row < _end)
        {
            NotePage();
            ulong key;
            long count;
            if (NeedsTest(_row))
            {
                QuadKeys row = RowAt(_row);
                bool accepted = Accept(row);
                _row++;
                if (!accepted)
                    continue;
                (key, count) = (row[_bound], 1);
            }
            else
            {
                (key, count) = _bound == 0 ? NextLeadingRun() : NextRun();
                _row += count;
                _lastIsRowBefore = true;
            }

            if (runs > 0 && keys[runs - 1] == key)
            {
                rowCounts[runs - 1] += count;
                continue;
            }

            if (runs == keys.Length)
            {
                // Given back: the next call meets it again, as the first of its key.
                _row -= count;
                _hasLast = _lastIsRowBefore = false;
                return runs;
            }

            keys[runs] = key;
            rowCounts[runs++] = count;
        }

        return runs;
    }

    /// <summary>Rows from here to the end of the leading key, of the scan or, where pages differ in kind, of the page.</summary>
    private (ulong Key, long Count) NextLeadingRun()
    {
        ulong key = _leading.KeyOf(_row);
        long end = Math.Min(_end, _leading.EndOf(_row));
        if (_filters || _merges)
            end = Math.Min(end, ((_row >> PagedTable.PageBits) + 1) << PagedTable.PageBits);
        return (key, end - _row);
    }

    /// <summary>Rows from here that share their first free key, within one block.</summary>
    private (ulong Key, long Count) NextRun()
    {
        long block = _row >> PagedTable.BlockBits;
        long end = Math.Min(_end, (block + 1) << PagedTable.BlockBits);
        if (_scratchBlock[_bound - 1] != block && _rows.TryConstant(_bound - 1, block, out ulong constant))
            return (constant, end - _row);
        int index = (int)(_row & (BlockRows - 1));
        ReadOnlySpan<ulong> values = Block(_bound, _row).Slice(index, (int)(end - _row));
        int count = 1;
        while (count < values.Length && values[count] == values[0])
            count++;
        return (values[0], count);
    }
}
