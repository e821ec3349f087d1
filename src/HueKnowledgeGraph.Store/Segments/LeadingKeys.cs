namespace HueKnowledgeGraph.Store;

/// <summary>Walks the directory beside a scan: the leading key of each row, 256 entries decoded at a time.</summary>
internal sealed class LeadingKeys(OrderFile file)
{
    private readonly DirectoryBlock _block = new();
    private int _current;

    /// <summary>The leading key of a row; rows may come in any order, ascending ones are cheap.</summary>
    public ulong KeyOf(long row)
    {
        MoveTo(row);
        return _block.Keys[_current];
    }

    /// <summary>The first row behind the leading key of a row.</summary>
    public long EndOf(long row)
    {
        MoveTo(row);
        return (long)_block.Starts[_current + 1];
    }

    /// <summary>Leading keys of rows [row, row + target.Length).</summary>
    public void Fill(long row, Span<ulong> target)
    {
        for (int filled = 0; filled < target.Length;)
        {
            MoveTo(row + filled);
            ReadOnlySpan<ulong> keys = _block.Keys;
            ReadOnlySpan<ulong> starts = _block.Starts;
            for (; _current < keys.Length && filled < target.Length; _current++)
            {
                // Subjects have five to ten rows: a loop, as Span.Fill costs more than it saves.
                ulong key = keys[_current];
                int stop = (int)Math.Min(target.Length, (long)starts[_current + 1] - row);
                for (; filled < stop; filled++)
                    target[filled] = key;
                if (row + filled < (long)starts[_current + 1])
                    break;
            }

            _current = Math.Min(_current, keys.Length - 1);
        }
    }

    /// <summary>Whole runs from a row on: each leading key with its rows up to <paramref name="end"/>.</summary>
    /// <returns>Number of runs; 0 only if there is no row or no room.</returns>
    public int FillRuns(ref long row, long end, Span<ulong> runKeys, Span<long> rowCounts)
    {
        int runs = 0;
        while (row < end && runs < runKeys.Length)
        {
            MoveTo(row);
            ReadOnlySpan<ulong> keys = _block.Keys;
            ReadOnlySpan<ulong> starts = _block.Starts;
            for (; _current < keys.Length && row < end && runs < runKeys.Length; _current++, runs++)
            {
                long next = Math.Min(end, (long)starts[_current + 1]);
                runKeys[runs] = keys[_current];
                rowCounts[runs] = next - row;
                row = next;
            }

            _current = Math.Min(_current, keys.Length - 1);
        }

        return runs;
    }

    private void MoveTo(long row)
    {
        if (_block.Count > 0 && (long)_block.Starts[_current] <= row && row < (long)_block.Starts[_block.Count])
        {
            ReadOnlySpan<ulong> starts = _block.Starts;
            while (row >= (long)starts[_current + 1])
                _current++;
            return;
        }

        bool isNext = _block.Count > 0 && row == (long)_block.Starts[_block.Count];
        long entry = isNext ? _block.FirstEntry + _block.Count : file.EntryOfRow(row);
        _block.Load(file, entry >> PagedTable.BlockBits);
        _current = (int)(entry & (PagedTable.BlockRows - 1));
    }
}
