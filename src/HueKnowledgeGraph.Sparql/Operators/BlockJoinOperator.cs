using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// A join that holds no side: the right rows lie on disk and are read once for each batch of left rows, every pair being looked at. For what no hash
/// divides: joins without keys, and rows of one key, of which most pairs are wanted anyway.
/// </summary>
/// <remarks>Left rows keep their order if asked for; then inner and left joins read the right side once for each left row.</remarks>
internal sealed class BlockJoinOperator : QueryOperator
{
    private readonly QueryOperator _left;
    private readonly SpilledRowsOperator _right;
    private readonly JoinKind _kind;
    private readonly JoinColumns _columns;
    private readonly (int Left, int Right)[] _shared;
    private readonly BatchExpression? _condition;
    private readonly int _step; // left rows for which the right side is read once
    private readonly int[] _leftRows = new int[Batch.Capacity];
    private readonly int[] _rightRows = new int[Batch.Capacity];
    private readonly int[] _selection = new int[Batch.Capacity];
    private readonly bool[] _matched = new bool[Batch.Capacity];
    private readonly Batch _pairs;
    private Batch? _probe;
    private Batch? _block;
    private int _from; // the left rows [_from, _to) are looked at now
    private int _to;
    private int _row;
    private int _position;

    /// <param name="context">The query.</param>
    /// <param name="left">Left side; stays the caller's.</param>
    /// <param name="right">Right side; can be read again and again.</param>
    /// <param name="kind">What becomes of the left rows.</param>
    /// <param name="columns">How they belong together.</param>
    /// <param name="condition">Of pairs; null: none.</param>
    /// <param name="keepsOrder">Whether left rows stay in their order.</param>
    public BlockJoinOperator(
        QueryContext context, QueryOperator left, SpilledRowsOperator right, JoinKind kind, JoinColumns columns, BatchExpression? condition,
        bool keepsOrder)
        : base(context, kind is JoinKind.Inner or JoinKind.Left ? columns.Layout : left.Layout)
    {
        _left = left;
        _right = right;
        _kind = kind;
        _columns = columns;
        _shared = [.. columns.Keys, .. columns.Checks];
        _condition = condition;
        _step = keepsOrder && kind is JoinKind.Inner or JoinKind.Left ? 1 : Batch.Capacity;
        _pairs = new Batch(columns.Layout.Count);
    }

    private bool GivesPairs => _kind is JoinKind.Inner or JoinKind.Left;

    public override string Describe() => $"Block join {_kind.ToString().ToLowerInvariant()}";

    protected override Batch? NextCore()
    {
        while (_probe is not null || NextLeft())
        {
            if (_block is null && !NextBlock())
            {
                if (FinishLeft() is { } rest)
                    return rest;
                continue;
            }

            int count = FillPairs();
            if (count > 0 && Judge(count) && GivesPairs)
                return _pairs;
            Context.Poll();
        }

        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _right.Dispose();
        _pairs.Dispose();
    }

    /// <summary>Goes on to the next left batch.</summary>
    private bool NextLeft()
    {
        _probe = _left.Next();
        _from = 0;
        _to = Math.Min(_step, _probe?.RowCount ?? 0);
        Array.Clear(_matched);
        return _probe is not null;
    }

    private bool NextBlock()
    {
        bool isDecided = !GivesPairs && !_matched.AsSpan(_from, _to - _from).Contains(false);
        _block = isDecided ? null : _right.Next();
        _row = _from;
        _position = 0;
        return _block is not null;
    }

    /// <summary>The left rows [_from, _to) have seen all right rows.</summary>
    private Batch? FinishLeft()
    {
        _right.Restart();
        Batch probe = _probe!;
        if (!GivesPairs)
        {
            _probe = null; // one step is a whole batch
            return Kept(probe);
        }

        Batch? lonely = _kind == JoinKind.Left ? Lonely() : null;
        _from = _to;
        _to = Math.Min(_from + _step, probe.RowCount);
        if (_from == _to)
            _probe = null;
        return lonely;
    }

    private Batch? Lonely()
    {
        int count = 0;
        for (int row = _from; row < _to; row++)
        {
            _leftRows[count] = row;
            _rightRows[count] = -1;
            count += _matched[row] ? 0 : 1;
        }

        if (count == 0)
            return null;
        Gather(count);
        return _pairs;
    }

    private Batch? Kept(Batch probe)
    {
        int count = 0;
        for (int row = _from; row < _to; row++)
        {
            _selection[count] = row;
            count += _matched[row] == (_kind == JoinKind.Semi) ? 1 : 0;
        }

        probe.Keep(_selection.AsSpan(0, count));
        return count == 0 ? null : probe;
    }

    /// <summary>Collects pairs of the left rows with the current block, at most a batch full.</summary>
    private int FillPairs()
    {
        int count = 0;
        for (; _row < _to; _row++, _position = 0)
        {
            if (!GivesPairs && _matched[_row])
                continue;
            for (; _position < _block!.RowCount; _position++)
            {
                if (count == Batch.Capacity)
                    return count;
                if (!IsPair(_row, _position))
                    continue;
                _leftRows[count] = _row;
                _rightRows[count++] = _position;
            }
        }

        if (count == 0)
            _block = null;
        return count;
    }

    private bool IsPair(int left, int right)
    {
        bool sharesBound = _kind != JoinKind.Minus;
        foreach ((int leftColumn, int rightColumn) in _shared)
        {
            ulong a = _probe!.Rows(leftColumn)[left];
            ulong b = _block!.Rows(rightColumn)[right];
            if (a == TermId.Unbound || b == TermId.Unbound)
                continue;
            if (a != b)
                return false;
            sharesBound = true;
        }

        return sharesBound;
    }

    /// <summary>Notes the left rows of the pairs that hold; true iff the output has some.</summary>
    private bool Judge(int count)
    {
        int kept = count;
        if (GivesPairs || _condition is not null)
            Gather(count);
        if (_condition is not null)
        {
            kept = _condition.Select(_pairs, _selection);
            for (int i = 0; i < kept; i++)
                _matched[_leftRows[_selection[i]]] = true;
            _pairs.Keep(_selection.AsSpan(0, kept));
            return kept > 0;
        }

        for (int i = 0; i < count; i++)
            _matched[_leftRows[i]] = true;
        return kept > 0;
    }

    private void Gather(int count)
    {
        for (int column = 0; column < _pairs.ColumnCount; column++)
        {
            (int leftColumn, int rightColumn) = _columns.Sources[column];
            Span<ulong> target = _pairs.Column(column);
            for (int i = 0; i < count; i++)
            {
                ulong id = leftColumn < 0 ? TermId.Unbound : _probe!.Rows(leftColumn)[_leftRows[i]];
                target[i] = id == TermId.Unbound && rightColumn >= 0 && _rightRows[i] >= 0 ? _block!.Rows(rightColumn)[_rightRows[i]] : id;
            }
        }

        _pairs.RowCount = count;
    }
}
