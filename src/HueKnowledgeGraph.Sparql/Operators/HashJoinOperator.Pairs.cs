using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class HashJoinOperator
{
    /// <summary>Semi, anti and minus without a condition: keeps rows of the left batch itself.</summary>
    private Batch? NextFiltered()
    {
        while (_left.Next() is { } batch)
        {
            _probe = batch;
            _keys!.Find(batch, _leftKeys, _numbers);
            int kept = 0;
            for (int row = 0; row < batch.RowCount; row++)
            {
                bool found = _numbers[row] >= 0 && HasPartner(row);
                _leftRows[kept] = row;
                kept += found == (_kind == JoinKind.Semi) ? 1 : 0;
            }

            batch.Keep(_leftRows.AsSpan(0, kept));
            if (kept > 0)
                return batch;
        }

        return null;
    }

    private bool HasPartner(int row)
    {
        bool sharesBound = _kind != JoinKind.Minus || _columns.Keys.Length > 0;
        if (_columns.Checks.Length == 0)
            return sharesBound && _firstRow.Length > 0 && _firstRow[_numbers[row]] != 0;
        int steps = 0;
        for (int chain = _firstRow[_numbers[row]]; chain != 0; chain = _nextRow[chain - 1])
        {
            if (IsCompatible(row, chain - 1) && (sharesBound || SharesBound(row, chain - 1)))
                return true;
            if ((++steps & 0xFFFF) == 0)
                Context.Poll();
        }

        return false;
    }

    private bool IsCompatible(int left, int right)
    {
        foreach ((int leftColumn, int rightColumn) in _columns.Checks)
        {
            ulong a = _probe!.Rows(leftColumn)[left];
            ulong b = _rows!.Column(rightColumn)[right];
            if (a != b && a != TermId.Unbound && b != TermId.Unbound)
                return false;
        }

        return true;
    }

    private bool SharesBound(int left, int right)
    {
        foreach ((int leftColumn, int rightColumn) in _columns.Checks)
        {
            if (_probe!.Rows(leftColumn)[left] != TermId.Unbound && _rows!.Column(rightColumn)[right] != TermId.Unbound)
                return true;
        }

        return false;
    }

    /// <summary>Collects the next pairs of the current left batch, at most a batch full; a right row of -1 is "no partner".</summary>
    private int FillPairs()
    {
        bool showsAlone = _kind == JoinKind.Left && _condition is null;
        int count = 0;
        int steps = 0;
        while (_row < _probe!.RowCount && count < Batch.Capacity)
        {
            if (_chain == 0)
            {
                if (showsAlone && !_rowMatched)
                {
                    _leftRows[count] = _row;
                    _rightRows[count++] = -1;
                }

                StartRow(_row + 1);
                continue;
            }

            int right = _chain - 1;
            _chain = _nextRow[right];
            if ((++steps & 0xFFFF) == 0)
                Context.Poll();
            if (_columns.Checks.Length > 0 && !IsCompatible(_row, right))
                continue;
            _rowMatched = true;
            _leftRows[count] = _row;
            _rightRows[count++] = right;
        }

        return count;
    }

    /// <summary>Makes rows of pairs and applies the condition; null if none is left or only left rows count.</summary>
    private Batch? Emit(int count)
    {
        Batch pairs = _pairs!;
        for (int column = 0; column < pairs.ColumnCount; column++)
            Gather(_columns.Sources[column], pairs.Column(column)[..count]);
        pairs.RowCount = count;
        if (_condition is null)
            return pairs;
        Span<int> selection = _selection ??= new int[Batch.Capacity];
        int kept = _condition.Select(pairs, selection);
        foreach (int pair in selection[..kept])
            _matched[_leftRows[pair]] = true;
        if (_kind is JoinKind.Semi or JoinKind.Anti)
            return null;
        pairs.Keep(selection[..kept]);
        return kept > 0 ? pairs : null;
    }

    private void Gather((int Left, int Right) source, Span<ulong> target)
    {
        if (source.Left < 0)
        {
            GatherRight(_rows!.Column(source.Right), target);
            return;
        }

        ReadOnlySpan<ulong> left = _probe!.Rows(source.Left);
        for (int i = 0; i < target.Length; i++)
            target[i] = left[_leftRows[i]];
        if (!Array.Exists(_columns.Checks, pair => pair.Left == source.Left))
            return; // a key, or the left side's alone
        ReadOnlySpan<ulong> right = _rows!.Column(source.Right);
        for (int i = 0; i < target.Length; i++)
        {
            if (target[i] == TermId.Unbound && _rightRows[i] >= 0)
                target[i] = right[_rightRows[i]];
        }
    }

    private void GatherRight(ReadOnlySpan<ulong> right, Span<ulong> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = _rightRows[i] < 0 ? TermId.Unbound : right[_rightRows[i]];
    }

    /// <summary>End of a left batch: the rows that a condition left alone, or the answer of a semi or anti join with a condition.</summary>
    private Batch? FinishProbe()
    {
        Batch probe = _probe!;
        _probe = null;
        if (_condition is null || _kind == JoinKind.Inner)
            return null;
        int count = 0;
        for (int row = 0; row < probe.RowCount; row++)
        {
            _leftRows[count] = row;
            _rightRows[count] = -1;
            count += _matched[row] == (_kind == JoinKind.Semi) ? 1 : 0;
        }

        if (count == 0)
            return null;
        if (_kind != JoinKind.Left)
        {
            probe.Keep(_leftRows.AsSpan(0, count));
            return probe;
        }

        _probe = probe;
        Batch pairs = _pairs!;
        for (int column = 0; column < pairs.ColumnCount; column++)
            Gather(_columns.Sources[column], pairs.Column(column)[..count]);
        pairs.RowCount = count;
        _probe = null;
        return pairs;
    }
}
