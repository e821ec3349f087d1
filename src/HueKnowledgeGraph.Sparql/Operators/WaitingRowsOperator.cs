namespace HueKnowledgeGraph.Sparql;

/// <summary>The distinct rows of each part that waited on disk, part by part.</summary>
internal sealed class WaitingRowsOperator : QueryOperator
{
    private readonly SpilledPartitions _waiting;
    private readonly int _level;
    private DistinctOperator? _current;
    private int _part = -1;

    /// <param name="context">The query.</param>
    /// <param name="layout">Columns of the rows.</param>
    /// <param name="waiting">The rows; equal ones in one part. They stay the caller's.</param>
    /// <param name="level">How often they have been divided.</param>
    public WaitingRowsOperator(QueryContext context, VariableLayout layout, SpilledPartitions waiting, int level)
        : base(context, layout)
    {
        _waiting = waiting;
        _level = level;
    }

    public override string Describe() => "Rows that waited";

    protected override Batch? NextCore()
    {
        while (true)
        {
            if (_current?.Next() is { } batch)
                return batch;
            _current?.Dispose();
            _current = null;
            if (_part >= 0)
                _waiting[_part].Dispose();
            if (_part + 1 == SpilledPartitions.Count)
                return null;
            _current = new DistinctOperator(Context, new SpilledRowsOperator(Context, this, _waiting[++_part]), _level);
        }
    }

    protected override void Dispose(bool disposing) => _current?.Dispose();
}
