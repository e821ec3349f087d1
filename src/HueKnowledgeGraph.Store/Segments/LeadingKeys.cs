namespace HueKnowledgeGraph.Store;

/// <summary>Walks the directory beside a scan: the leading key of each row, 256 entries decoded at a time.</summary>
internal sealed class LeadingKeys(OrderFile file)
{
    private DirectoryEntry[]? _entries;
    private int _count;
    private int _current;
    private long _firstEntry;
    private long _end;

    /// <summary>The leading key of a row; rows may come in any order, ascending ones are cheap.</summary>
    public ulong KeyOf(long row)
    {
        MoveTo(row);
        return _entries![_current].Key;
    }

    /// <summary>The first row behind the leading key of a row.</summary>
    public long EndOf(long row)
    {
        MoveTo(row);
        return _end;
    }

    /// <summary>Leading keys of rows [row, row + target.Length).</summary>
    public void Fill(long row, Span<ulong> target)
    {
        while (!target.IsEmpty)
        {
            MoveTo(row);
            int count = (int)Math.Min(target.Length, _end - row);
            target[..count].Fill(_entries![_current].Key);
            target = target[count..];
            row += count;
        }
    }

    private void MoveTo(long row)
    {
        if (_count > 0 && row >= _entries![_current].StartRow)
        {
            while (row >= _end && _current + 1 < _count)
            {
                _current++;
                SetEnd();
            }

            if (row < _end)
                return;
        }

        bool isNextBlock = _count > 0 && row == _end && _firstEntry + _count < file.KeyCount;
        Load(isNextBlock ? _firstEntry + _count : file.EntryOfRow(row));
    }

    private void Load(long entry)
    {
        _entries ??= new DirectoryEntry[PagedTable.BlockRows];
        _count = file.ReadEntries(entry, _entries);
        _firstEntry = entry;
        _current = 0;
        SetEnd();
    }

    private void SetEnd() =>
        _end = _current + 1 < _count ? _entries![_current + 1].StartRow : file.StartRow(_firstEntry + _current + 1);
}
