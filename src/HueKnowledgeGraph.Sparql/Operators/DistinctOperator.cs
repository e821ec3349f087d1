namespace HueKnowledgeGraph.Sparql;

/// <summary>Each solution once, at its first appearance. Over the query's memory new solutions wait on disk until the input has ended.</summary>
/// <remarks>Keeps the order of its input, which may be that of an ORDER BY: rows that wait are numbered, and come in the order of their numbers.</remarks>
internal sealed class DistinctOperator : QueryOperator
{
    /// <summary>The number of a row that has waited; it does not count when rows are compared.</summary>
    public static readonly Variable Sequence = new(".sequence");

    private readonly QueryOperator _input;
    private readonly int _level; // how often the rows have been divided on disk
    private readonly int[] _columns;
    private readonly int[] _numbers = new int[Batch.Capacity];
    private readonly int[] _selection = new int[Batch.Capacity];
    private KeyTable? _seen;
    private SpilledPartitions? _waiting;
    private QueryOperator? _rest;
    private ulong _sequence;

    public DistinctOperator(QueryContext context, QueryOperator input, int level = 0)
        : base(context, input.Layout)
    {
        _input = input;
        _level = level;
        _columns = [.. Enumerable.Range(0, input.Layout.Count).Where(column => input.Layout.Variables[column] != Sequence)];
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
        _seen ??= new KeyTable(Context, _columns.Length, "DISTINCT");
        while (_input.Next() is { } batch)
        {
            long growth = _waiting is null ? _seen.BytesFor(batch.RowCount) : 0;
            if (_waiting is null && _level < SpilledPartitions.MaxLevel && Context.ShouldSpill(_seen.Bytes, growth, _level))
                _waiting = new SpilledPartitions(Context, _level == 0 ? Layout.Count + 1 : Layout.Count, _columns, _level, "DISTINCT");
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
        Span<ulong> row = stackalloc ulong[_level == 0 ? Layout.Count + 1 : Layout.Count];
        for (int i = 0; i < batch.RowCount; i++)
        {
            if (_numbers[i] >= 0)
                continue;
            for (int column = 0; column < Layout.Count; column++)
                row[column] = batch.Rows(column)[i];
            if (_level == 0)
                row[^1] = ++_sequence;
            waiting.Add(row);
        }
    }

    private QueryOperator Rest(SpilledPartitions waiting)
    {
        _seen!.Dispose();
        waiting.Finish();
        IEnumerable<Variable> columns = _level == 0 ? Layout.Variables.Append(Sequence) : Layout.Variables;
        _rest = new WaitingRowsOperator(Context, new VariableLayout(columns), waiting, _level + 1);
        if (_level == 0)
            _rest = new ProjectOperator(Context, new IdSortOperator(Context, _rest, Sequence), Layout.Variables);
        return _rest;
    }
}
