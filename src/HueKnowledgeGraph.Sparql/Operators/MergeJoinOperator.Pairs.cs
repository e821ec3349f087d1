using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class MergeJoinOperator
{
    /// <summary>Adds pairs of the current left row with the run until the row is done or the output full.</summary>
    private void AddRun()
    {
        int room = Batch.Capacity - _output!.RowCount - _pairCount;
        if (_otherKeys.Length == 0)
        {
            AddWholeRun(Math.Min(room, _runEnd - _runPosition));
            return;
        }

        while (_runPosition < _runEnd && room > 0)
        {
            int right = _runPosition++;
            if (_otherKeys.Length > 0 && !AgreesOnOtherKeys(_row, right))
                continue;
            AddPair(right);
            _rowMatched = true;
            room--;
        }

        if (_runPosition < _runEnd)
            return;
        if (_kind == JoinKind.Left && !_rowMatched)
        {
            if (room == 0)
                return; // comes back here with the run at its end
            AddPair(-1);
        }

        NextRow();
    }

    /// <summary>Adds so many pairs with the rest of the run, all of which match.</summary>
    private void AddWholeRun(int count)
    {
        _leftRows.AsSpan(_pairCount, count).Fill(_row);
        Span<int> right = _rightRows.AsSpan(_pairCount, count);
        for (int i = 0; i < right.Length; i++)
            right[i] = _runPosition + i;
        _pairCount += count;
        _runPosition += count;
        if (_runPosition == _runEnd)
            NextRow();
    }

    private bool AgreesOnOtherKeys(int left, int right)
    {
        foreach ((int leftColumn, int rightColumn) in _otherKeys)
        {
            if (_probe!.Rows(leftColumn)[left] != _window.Column(rightColumn)[right])
                return false;
        }

        return true;
    }

    private void AddPair(int right)
    {
        _leftRows[_pairCount] = _row;
        _rightRows[_pairCount++] = right;
    }

    /// <summary>Copies the collected pairs to the output, before the rows that they name move.</summary>
    private void Flush()
    {
        if (_pairCount == 0)
            return;
        Batch output = _output!;
        for (int column = 0; column < output.ColumnCount; column++)
        {
            (int leftColumn, int rightColumn) = _columns.Sources[column];
            Span<ulong> target = output.Column(column).Slice(output.RowCount, _pairCount);
            if (leftColumn >= 0)
                Gather(_probe!.Rows(leftColumn), _leftRows, target);
            else
                GatherOrUnbound(_window.Column(rightColumn), _rightRows, target);
        }

        output.RowCount += _pairCount;
        _pairCount = 0;
    }

    private static void Gather(ReadOnlySpan<ulong> source, int[] rows, Span<ulong> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = source[rows[i]];
    }

    private static void GatherOrUnbound(ReadOnlySpan<ulong> source, int[] rows, Span<ulong> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = rows[i] < 0 ? TermId.Unbound : source[rows[i]];
    }

    /// <summary>Semi, anti and minus: keeps rows of the left batch itself.</summary>
    private Batch? NextFiltered()
    {
        while (_left.Next() is { } batch)
        {
            _probe = batch;
            ReadOnlySpan<ulong> keys = batch.Rows(_leftKey);
            int kept = 0;
            for (int row = 0; row < keys.Length; row++)
            {
                bool found = HasRun(keys[row]) && HasPartner(row);
                _leftRows[kept] = row;
                kept += found == (_kind == JoinKind.Semi) ? 1 : 0;
            }

            batch.Keep(_leftRows.AsSpan(0, kept));
            if (kept > 0)
                return batch;
            if (_kind == JoinKind.Semi && _window.IsExhausted)
                return null;
        }

        return null;
    }

    private bool HasPartner(int row)
    {
        if (_otherKeys.Length == 0)
            return true;
        for (int right = _window.Start; right < _runEnd; right++)
        {
            if (AgreesOnOtherKeys(row, right))
                return true;
        }

        return false;
    }
}
