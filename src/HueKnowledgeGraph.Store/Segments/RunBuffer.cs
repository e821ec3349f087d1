namespace HueKnowledgeGraph.Store;

/// <summary>Runs of a scan, read ahead: distinct first keys and their rows. Rows that were read ahead as rows come first.</summary>
internal sealed class RunBuffer(QuadScan scan)
{
    private const int MaxBatch = 512;
    private ulong[] _keys = new ulong[64];
    private long[] _counts = new long[64];
    private int _place;
    private int _count;
    private int _fetch = 32; // little at first: many scans are read once or twice
    private bool _isAtEnd;

    /// <summary>True iff nothing is read ahead.</summary>
    public bool IsEmpty => _place == _count;

    /// <summary>Keys read ahead.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(_place, _count - _place);

    /// <summary>Rows of each key.</summary>
    public ReadOnlySpan<long> Counts => _counts.AsSpan(_place, _count - _place);

    /// <summary>Puts rows before all that the scan has left; once, while the buffer is empty.</summary>
    public void Take(ReadOnlySpan<ulong> firstKeys)
    {
        _place = 0;
        _count = 0;
        foreach (ulong key in firstKeys)
        {
            if (_count > 0 && _keys[_count - 1] == key)
            {
                _counts[_count - 1]++;
                continue;
            }

            MakeRoom(1);
            _keys[_count] = key;
            _counts[_count++] = 1;
        }

        if (_count > 0)
            JoinNext();
    }

    /// <summary>Reads ahead if the buffer is empty; false at the end.</summary>
    public bool Fill()
    {
        if (_place < _count)
            return true;
        if (_isAtEnd)
            return false;
        _place = 0;
        _count = 0;
        MakeRoom(_fetch);
        _count = scan.NextRuns(_keys.AsSpan(0, _fetch), _counts.AsSpan(0, _fetch));
        _fetch = Math.Min(MaxBatch, 2 * _fetch);
        _isAtEnd = _count == 0;
        return !_isAtEnd;
    }

    /// <summary>Takes runs that were read ahead.</summary>
    public void Move(int runs) => _place += runs;

    /// <summary>Drops runs below a key; those behind the buffer are the caller's to skip, if it is empty then.</summary>
    public void SeekTo(ulong key) => _place += PagedTable.LowerBound(Keys, key);

    /// <summary>The last row taken may not be the last of its key.</summary>
    private void JoinNext()
    {
        MakeRoom(_fetch);
        int more = scan.NextRuns(_keys.AsSpan(_count, _fetch), _counts.AsSpan(_count, _fetch));
        _isAtEnd = more == 0;
        if (more > 0 && _keys[_count] == _keys[_count - 1])
        {
            _counts[_count - 1] += _counts[_count];
            more--;
            _keys.AsSpan(_count + 1, more).CopyTo(_keys.AsSpan(_count));
            _counts.AsSpan(_count + 1, more).CopyTo(_counts.AsSpan(_count));
        }

        _count += more;
    }

    private void MakeRoom(int runs)
    {
        if (_count + runs <= _keys.Length)
            return;
        Array.Resize(ref _keys, Math.Max(2 * _keys.Length, _count + runs));
        Array.Resize(ref _counts, _keys.Length);
    }
}
