namespace HueKnowledgeGraph.Store;

internal sealed partial class DeltaScan
{
    private RunBuffer? _runs;

    public override int NextRuns(Span<ulong> keys, Span<long> rowCounts)
    {
        if (_free == 0)
            throw new InvalidOperationException("A scan without a free key has no runs.");
        RunBuffer runs = Runs();
        int filled = 0;
        while (filled < keys.Length)
        {
            if (_delta.IsAtEnd && runs.IsEmpty)
                return filled + _base.NextRuns(keys[filled..], rowCounts[filled..]);
            bool hasRun = runs.Fill();
            if (!hasRun && _delta.IsAtEnd)
                break;
            int untouched = !hasRun ? 0 : _delta.IsAtEnd ? runs.Keys.Length : PagedTable.LowerBound(runs.Keys, _delta.Row.First);
            if (untouched == 0)
            {
                filled += TakeTouched(runs, hasRun, ref keys[filled], ref rowCounts[filled]);
                continue;
            }

            untouched = Math.Min(untouched, keys.Length - filled);
            runs.Keys[..untouched].CopyTo(keys[filled..]);
            runs.Counts[..untouched].CopyTo(rowCounts[filled..]);
            runs.Move(untouched);
            filled += untouched;
        }

        return filled;
    }

    /// <summary>The next key of the changes, with the rows that the segments have of it.</summary>
    /// <returns>1, or 0 if no row of it is left.</returns>
    private int TakeTouched(RunBuffer runs, bool hasRun, ref ulong key, ref long count)
    {
        key = _delta.Row.First;
        count = 0;
        if (hasRun && runs.Keys[0] == key)
        {
            count = runs.Counts[0];
            runs.Move(1);
        }

        count += _delta.PassKey();
        return count == 0 ? 0 : 1;
    }

    /// <summary>Runs of the segments; first those of rows that are in the buffer.</summary>
    private RunBuffer Runs()
    {
        if (_runs is null)
        {
            _runs = new RunBuffer(_base);
            if (_place < _count)
                _runs.Take(Column(0)[_place.._count]);
            _place = _count = 0;
        }

        return _runs;
    }
}
