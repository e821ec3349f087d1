namespace HueKnowledgeGraph.Sparql;

/// <summary>A hash join whose right side does not fit into memory: both sides go to disk by the hash of the key, and part is joined with part.</summary>
/// <remarks>A part that is still too large is divided again by other bits of the hash; one that no hash divides, or a join without keys, is
/// done by a <see cref="BlockJoinOperator"/>. Rows come part by part: <see cref="HashJoinOperator"/> sorts them where an order was promised.</remarks>
internal sealed class PartitionedJoin : QueryOperator
{
    private readonly QueryOperator _left;
    private readonly QueryOperator _right;
    private readonly JoinColumns _columns;
    private readonly int _level;
    private readonly Func<QueryOperator, SpilledRowsOperator, int, QueryOperator> _join;
    private readonly SpilledPartitions _rightParts;
    private SpilledPartitions? _leftParts;
    private QueryOperator? _current;
    private int _part = -1;

    /// <param name="context">The query.</param>
    /// <param name="left">Probe side; stays the caller's.</param>
    /// <param name="right">Build side, as far as it has not been read; stays the caller's.</param>
    /// <param name="columns">How they belong together, by at least one key.</param>
    /// <param name="layout">Layout of the answer.</param>
    /// <param name="level">How often these rows have been divided already.</param>
    /// <param name="join">Makes the join of two parts, which owns them.</param>
    public PartitionedJoin(
        QueryContext context, QueryOperator left, QueryOperator right, JoinColumns columns, VariableLayout layout, int level,
        Func<QueryOperator, SpilledRowsOperator, int, QueryOperator> join)
        : base(context, layout)
    {
        _left = left;
        _right = right;
        _columns = columns;
        _level = level;
        _join = join;
        _rightParts = new SpilledPartitions(context, right.Layout.Count, [.. columns.Keys.Select(key => key.Right)], level, "a hash join");
    }

    public override string Describe() => "Partitioned join";

    /// <summary>Takes the rows of the right side that have been read already.</summary>
    public void Take(RowTable rows, Batch last)
    {
        _rightParts.Add(last);
        using var batch = new Batch(rows.ColumnCount);
        for (int start = 0; start < rows.Count; start += Batch.Capacity)
        {
            rows.CopyTo(batch, start);
            _rightParts.Add(batch);
        }
    }

    /// <summary>Reads both sides to their ends.</summary>
    public void Divide()
    {
        while (_right.Next() is { } batch)
            _rightParts.Add(batch);
        _rightParts.Finish();
        _leftParts = new SpilledPartitions(Context, _left.Layout.Count, [.. _columns.Keys.Select(key => key.Left)], _level, "a hash join");
        while (_left.Next() is { } batch)
            _leftParts.Add(batch);
        _leftParts.Finish();
    }

    protected override Batch? NextCore()
    {
        while (true)
        {
            if (_current?.Next() is { } batch)
                return batch;
            _current?.Dispose();
            _current = null;
            if (_part >= 0)
            {
                _leftParts![_part].Dispose();
                _rightParts[_part].Dispose();
            }

            if (++_part == SpilledPartitions.Count)
            {
                _part = SpilledPartitions.Count - 1;
                return null;
            }

            SpilledRows left = _leftParts![_part];
            if (left.Count > 0)
                _current = _join(new SpilledRowsOperator(Context, _left, left), new SpilledRowsOperator(Context, _right, _rightParts[_part]), _level + 1);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _current?.Dispose();
        _rightParts.Dispose();
        _leftParts?.Dispose();
    }
}
