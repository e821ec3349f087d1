namespace HueKnowledgeGraph.Store;

internal sealed partial class DeltaScan
{
    private const int BatchRuns = BatchRows + 256; // all that the row buffer can hold, and some more
    private ulong[]? _runKeys;
    private long[]? _runCounts;
    private int _runPlace;
    private int _runCount;

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (_free == 0)
            throw new InvalidOperationException("A scan without a free key has no runs.");
        int filled = 0;
        while (filled < keys.Length)
        {
            if (_delta.IsAtEnd && _place == _count && _runPlace == _runCount)
            {
                int rest = _base.NextRuns(keys[filled..], rowCounts[filled..]);
                return filled + rest;
            }

            if (!TryNextRun(out ulong key, out long count))
                return filled;
            while (!_delta.IsAtEnd && _delta.Row.First == key)
            {
                count += _delta.IsAdded ? 1 : -1;
                _delta.Move();
            }

            if (count == 0)
                continue;
            keys[filled] = key;
            rowCounts[filled++] = count;
        }

        return filled;
    }

    /// <summary>The next key of segments or delta, with its rows in the segments.</summary>
    private bool TryNextRun(out ulong key, out long count)
    {
        if (_runPlace == _runCount)
            FillRuns();
        bool hasRun = _runPlace < _runCount;
        count = 0;
        key = 0;
        if (!hasRun && _delta.IsAtEnd)
            return false;
        if (!hasRun || (!_delta.IsAtEnd && _delta.Row.First < _runKeys![_runPlace]))
        {
            key = _delta.Row.First;
            return true;
        }

        key = _runKeys![_runPlace];
        count = _runCounts![_runPlace++];
        return true;
    }

    /// <summary>Reads runs of the segments, first those of rows that are in the buffer.</summary>
    private void FillRuns()
    {
        _runKeys ??= new ulong[BatchRuns];
        _runCounts ??= new long[BatchRuns];
        _runPlace = 0;
        _runCount = 0;
        while (_place < _count)
        {
            ulong key = Column(0)[_place];
            int end = _place + 1;
            while (end < _count && Column(0)[end] == key)
                end++;
            _runKeys[_runCount] = key;
            _runCounts[_runCount++] = end - _place;
            _place = end;
        }

        bool goesOn = _runCount > 0;
        int more = _base.NextRuns(_runKeys.AsSpan(_runCount), _runCounts.AsSpan(_runCount));
        if (goesOn && more > 0 && _runKeys[_runCount] == _runKeys[_runCount - 1])
        {
            // The last row in the buffer was not the last of its key.
            _runCounts[_runCount - 1] += _runCounts[_runCount];
            _runKeys.AsSpan(_runCount + 1, more - 1).CopyTo(_runKeys.AsSpan(_runCount));
            _runCounts.AsSpan(_runCount + 1, more - 1).CopyTo(_runCounts.AsSpan(_runCount));
            more--;
        }

        _runCount += more;
    }

    private void SeekRuns(ulong key)
    {
        while (_runPlace < _runCount && _runKeys![_runPlace] < key)
            _runPlace++;
    }
}
