namespace HueKnowledgeGraph.Sparql;

internal sealed partial class HashJoinOperator
{
    private SpilledRows? _spilledRight;

    /// <summary>Whether the table should not take so many rows more.</summary>
    private bool IsTooMuch(int rows)
    {
        long more = _rows!.BytesFor(rows) + _keys!.BytesFor(rows) + GrowthOf(_nextRow, _rows.Count + rows) + (2 * GrowthOf(_firstRow, _keys.Count + rows));
        return Context.ShouldSpill(_rows.Bytes + _keys.Bytes + _chains!.Bytes, more, _level);
    }

    private static long GrowthOf(int[] array, int needed) =>
        needed <= array.Length ? 0 : sizeof(int) * (long)Math.Max(Math.Max(needed, Batch.Capacity), 2 * array.Length);

    /// <summary>Goes on with the disk: the rows so far, this batch and all that follows.</summary>
    private void Spill(Batch batch)
    {
        RowTable rows = _rows!;
        _keys!.Dispose();
        _chains!.Dispose();
        _firstRow = _nextRow = [];
        if (_columns.Keys.Length > 0 && _level < SpilledPartitions.MaxLevel)
            SpillByKey(rows, batch);
        else
            SpillAll(rows, batch);
        rows.Dispose();
    }

    private void SpillByKey(RowTable rows, Batch batch)
    {
        Func<VariableLayout, BatchExpression>? condition = _condition is null ? null : _ => _condition; // the parts have this join's layout
        var join = new PartitionedJoin(Context, _left, _right, _columns, Layout, _level,
            (left, right, level) => new HashJoinOperator(Context, left, right, _kind, condition, _required, level));
        _spilled = join;
        join.Take(rows, batch);
        rows.Dispose();
        join.Divide();
        if (SortedBy.Count > 0)
            _spilled = new IdSortOperator(Context, join, SortedBy);
    }

    private void SpillAll(RowTable rows, Batch batch)
    {
        _spilledRight = new SpilledRows(Context, _right.Layout.Count, "a hash join");
        using (var copy = new Batch(rows.ColumnCount))
        {
            for (int start = 0; start < rows.Count; start += Batch.Capacity)
            {
                rows.CopyTo(copy, start);
                _spilledRight.Add(copy);
            }
        }

        rows.Dispose();
        for (Batch? next = batch; next is not null; next = _right.Next())
            _spilledRight.Add(next);
        _spilledRight.Finish();
        var right = new SpilledRowsOperator(Context, _right, _spilledRight);
        _spilled = new BlockJoinOperator(Context, _left, right, _kind, _columns, _condition, keepsOrder: SortedBy.Count > 0);
    }
}
