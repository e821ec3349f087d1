namespace HueKnowledgeGraph.Store;

internal sealed partial class SegmentScan
{
    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (_free == 0)
            throw new InvalidOperationException("A scan without a free key has no runs.");
        if (_bound == 0 && !_filters && !_merges)
            return Leading.FillRuns(ref _row, _end, keys, rowCounts);
        int runs = 0;
        bool goesOn = keys.Length > 0;
        while (goesOn && _row < _end)
        {
            NotePage();
            if (PageRepeats(_row))
                goesOn = AddTestedRow(keys, rowCounts, ref runs);
            else if (NeedsTest(_row))
                goesOn = AddSelectedRows(keys, rowCounts, ref runs);
            else if (_bound == 0)
                goesOn = AddLeadingRun(keys, rowCounts, ref runs);
            else
                goesOn = AddBlock(keys, rowCounts, ref runs);
        }

        return runs;
    }

    /// <summary>Adds rows to the last run or, if the key is another, starts one; false if there is no room for it.</summary>
    private static bool TryAdd(ulong key, long count, Span<ulong> keys, Span<long> rowCounts, ref int runs)
    {
        if (runs > 0 && keys[runs - 1] == key)
        {
            rowCounts[runs - 1] += count;
            return true;
        }

        if (runs == keys.Length)
            return false;
        keys[runs] = key;
        rowCounts[runs++] = count;
        return true;
    }

    private bool AddTestedRow(Span<ulong> keys, Span<long> rowCounts, ref int runs)
    {
        QuadKeys row = RowAt(_row);
        if (Accept(row) && !TryAdd(row[_bound], 1, keys, rowCounts, ref runs))
        {
            // The next call meets the row again, as the first of its key.
            _hasLast = false;
            return false;
        }

        _row++;
        return true;
    }

    /// <summary>Selected rows of the rest of a block.</summary>
    private bool AddSelectedRows(Span<ulong> keys, Span<long> rowCounts, ref int runs)
    {
        NoteLast();
        int count = (int)Math.Min(_end - _row, BlockRows - (_row & (BlockRows - 1)));
        Span<byte> selection = stackalloc byte[BlockRows];
        int selected = Select(KeyColumn(GraphColumn, count), selection);
        ReadOnlySpan<ulong> values = KeyColumn(_bound, count);
        for (int i = 0; i < selected; i++)
        {
            if (TryAdd(values[selection[i]], 1, keys, rowCounts, ref runs))
                continue;
            if (_merges && i > 0)
                (_last, _hasLast) = (RowAt(_row + selection[i - 1]), true);
            _row += selection[i];
            return false;
        }

        if (_merges && selected > 0)
            (_last, _hasLast) = (RowAt(_row + selection[selected - 1]), true);
        _row += count;
        return true;
    }

    /// <summary>Rows of a leading key to its end or, as pages differ in kind, to the end of the page.</summary>
    private bool AddLeadingRun(Span<ulong> keys, Span<long> rowCounts, ref int runs)
    {
        ulong key = Leading.KeyOf(_row);
        long end = Math.Min(Math.Min(_end, Leading.EndOf(_row)), ((_row >> PagedTable.PageBits) + 1) << PagedTable.PageBits);
        if (!TryAdd(key, end - _row, keys, rowCounts, ref runs))
            return false;
        _row = end;
        _lastIsRowBefore = true;
        return true;
    }

    /// <summary>
    /// Runs of the rest of a block. Branch-free: a mispredicted branch at the end of each run costs 5 ns a run, three stores a row 1 ns.
    /// </summary>
    private bool AddBlock(Span<ulong> keys, Span<long> rowCounts, ref int runs)
    {
        long block = _row >> PagedTable.BlockBits;
        int count = (int)(Math.Min(_end, (block + 1) << PagedTable.BlockBits) - _row);
        if (_scratchBlock[_bound - 1] != block && _rows.TryConstant(_bound - 1, block, out ulong constant))
        {
            if (!TryAdd(constant, count, keys, rowCounts, ref runs))
                return false;
            _row += count;
            _lastIsRowBefore = true;
            return true;
        }

        ReadOnlySpan<ulong> values = Block(_bound, _row).Slice((int)(_row & (BlockRows - 1)), count);
        int used = 0;
        if (runs == keys.Length)
        {
            while (used < values.Length && values[used] == keys[runs - 1])
                used++;
            rowCounts[runs - 1] += used;
        }
        else
        {
            // No more values than free runs: so the number of the run needs no test.
            used = Math.Min(values.Length, keys.Length - runs);
            AddValues(values[..used], keys, rowCounts, ref runs);
        }

        _row += used;
        _lastIsRowBefore |= used > 0;
        return used > 0;
    }

    private static void AddValues(ReadOnlySpan<ulong> values, Span<ulong> keys, Span<long> rowCounts, ref int runs)
    {
        int run = runs - 1;
        ulong last = run < 0 ? ~values[0] : keys[run];
        long count = run < 0 ? 0 : rowCounts[run];
        foreach (ulong value in values)
        {
            bool isNew = value != last;
            run += isNew ? 1 : 0;
            count = isNew ? 1 : count + 1;
            keys[run] = value;
            rowCounts[run] = count;
            last = value;
        }

        runs = run + 1;
    }
}
