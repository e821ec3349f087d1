namespace HueKnowledgeGraph.Sparql;

/// <summary>Each solution once, at its first appearance. Over the query's memory new solutions wait on disk until the input has ended.</summary>
internal sealed class DistinctOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly int _level; // how often the rows have been divided on disk
    private readonly int[] _columns;
    private readonly int[] _numbers = new int[Batch.Capacity];
    private readonly int[] _selection = new int[Batch.Capacity];
    private KeyTable? _seen;
    private SpilledPartitions? _waiting;
    private QueryOperator? _rest;

    public DistinctOperator(QueryContext context, QueryOperator input, int level = 0)
        : base(context, input.Layout)
    {
        _input = input;
        _level = level;
        _columns = [.. Enumerable.Range(0, input.Layout.Count)];
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => "Distinct";

    protected override Batch? NextCore()
    {
        if (_rest is not null)
            return _rest.Next();
        _seen ??= new KeyTable(Context, Layout.Count, "DISTINCT");
        while (_input.Next() is { } batch)
        {
            long growth = _waiting is null ? _seen.BytesFor(batch.RowCount) : 0;
            if (growth > 0 && _level < SpilledPartitions.MaxLevel && Context.ShouldSpill(_seen.Bytes, growth))
                _waiting = new SpilledPartitions(Context, Layout.Count, _columns, _level, "DISTINCT");
            if (_waiting is not null)
            {
                PutAside(batch, _waiting);
                continue;
            }

            int kept = KeepNew(batch, _seen);
            batch.Keep(_selection.AsSpan(0, kept));
            if (kept > 0)
                return batch;
        }

        return _waiting is null ? null : Rest(_waiting).Next();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rest?.Dispose();
        _waiting?.Dispose();
        _seen?.Dispose();
    }

    private int KeepNew(Batch batch, KeyTable seen)
    {
        int known = seen.Count;
        seen.FindOrAdd(batch, _columns, _numbers);
        int kept = 0;
        for (int row = 0; row < batch.RowCount; row++)
        {
            if (_numbers[row] == known)
            {
                _selection[kept++] = row;
                known++;
            }
        }

        return kept;
    }

    private void PutAside(Batch batch, SpilledPartitions waiting)
    {
        _seen!.Find(batch, _columns, _numbers);
        int count = 0;
        for (int row = 0; row < batch.RowCount; row++)
        {
            _selection[count] = row;
            count += _numbers[row] < 0 ? 1 : 0;
        }

        batch.Keep(_selection.AsSpan(0, count));
        waiting.Add(batch);
    }

    private QueryOperator Rest(SpilledPartitions waiting)
    {
        _seen!.Dispose();
        waiting.Finish();
        _rest = new WaitingRowsOperator(Context, this, waiting, _level + 1);
        // Rows that waited come after all others: what was promised of the order holds if they are sorted among themselves.
        if (SortedBy.Count > 0)
            _rest = new IdSortOperator(Context, _rest, SortedBy);
        return _rest;
    }
}
