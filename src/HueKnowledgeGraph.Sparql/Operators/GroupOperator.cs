using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Groups rows by keys and aggregates each group, all at once in a hash table; groups come in order of first appearance.</summary>
/// <remarks>Over the query's memory, rows of the groups that the table has go on being aggregated; rows of new groups wait on disk, divided by
/// the hash of their keys, and are grouped part by part afterwards.</remarks>
internal sealed class GroupOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly IReadOnlyList<Variable> _keys;
    private readonly IReadOnlyList<GroupAggregate> _aggregates;
    private readonly CountedOperator? _counted;
    private readonly int _level; // how often the rows have been divided on disk
    private readonly int[] _numbers = new int[Batch.Capacity];
    private KeyTable? _groups;
    private Batch? _output;
    private WaitingGroups? _waiting;
    private int _groupCount;
    private int _next;
    private int _part = -1;
    private GroupOperator? _rest;

    /// <param name="context">The query.</param>
    /// <param name="input">What is grouped.</param>
    /// <param name="keys">Group keys; none: one group, also over no rows.</param>
    /// <param name="aggregates">What is computed for each group.</param>
    /// <param name="counted">Gives the multiplicities of the input's rows, row by row; null: one each.</param>
    /// <param name="level">How often the rows have been divided on disk.</param>
    public GroupOperator(
        QueryContext context, QueryOperator input, IReadOnlyList<Variable> keys, IReadOnlyList<GroupAggregate> aggregates,
        CountedOperator? counted = null, int level = 0)
        : base(context, new VariableLayout(keys.Concat(aggregates.Select(a => a.Variable))))
    {
        _input = input;
        _keys = keys;
        _aggregates = aggregates;
        _counted = counted;
        _level = level;
        EstimatedRows = keys.Count == 0 ? 1 : Math.Max(1, Math.Sqrt(input.EstimatedRows));
        Certain = new HashSet<Variable>(keys.Where(input.Certain.Contains).Concat(aggregates.Where(a => a.IsCount).Select(a => a.Variable)));
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() =>
        "Group" + (_keys.Count == 0 ? "" : " by " + string.Join(' ', _keys)) + ": " + string.Join(", ", _aggregates.Select(a => a.Describe()));

    protected override Batch? NextCore()
    {
        if (_groups is null)
            Consume();
        int count = Math.Min(Batch.Capacity, _groupCount - _next);
        if (count == 0)
            return NextOfRest();
        _output ??= new Batch(Layout.Count);
        for (int i = 0; i < _keys.Count; i++)
            _groups!.Column(i).Slice(_next, count).CopyTo(_output.Column(i));
        for (int i = 0; i < _aggregates.Count; i++)
        {
            Span<ulong> target = _output.Column(_keys.Count + i);
            for (int row = 0; row < count; row++)
            {
                ulong value = _aggregates[i].Result(_next + row);
                target[row] = value == TermId.Error ? TermId.Unbound : value;
            }
        }

        _output.RowCount = count;
        _next += count;
        return _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _rest?.Dispose();
        _waiting?.Dispose();
        _groups?.Dispose();
        _output?.Dispose();
        foreach (GroupAggregate aggregate in _aggregates)
            aggregate.Dispose();
    }

    private void Consume()
    {
        _groups = new KeyTable(Context, _keys.Count, "GROUP BY");
        using Batch keyView = Batch.View(_keys.Count);
        int[] columns = [.. Enumerable.Range(0, _keys.Count)];
        foreach (GroupAggregate aggregate in _aggregates)
            aggregate.LetWait();
        while (_input.Next() is { } batch)
        {
            for (int i = 0; i < _keys.Count; i++)
            {
                int column = _input.Layout.ColumnOf(_keys[i]);
                if (column >= 0)
                    keyView.Show(i, batch, column);
            }

            keyView.RowCount = batch.RowCount;
            Span<long> counts = _counted is null ? [] : _counted.Counts.AsSpan(0, batch.RowCount);
            if (_waiting is null && IsTooMuch(batch.RowCount))
                _waiting = new WaitingGroups(Context, _input.Layout, _keys, _counted is not null, _level);
            if (_waiting is null)
            {
                _groups.FindOrAdd(keyView, columns, _numbers);
                _groupCount = _groups.Count;
            }
            else
            {
                _groups.Find(keyView, columns, _numbers);
                _waiting.TakeNew(batch, _numbers, counts);
            }

            foreach (GroupAggregate aggregate in _aggregates)
                aggregate.Add(batch, _numbers.AsSpan(0, batch.RowCount), _counted is null ? [] : counts[..batch.RowCount], _groupCount);
        }

        if (_keys.Count == 0)
            _groupCount = 1;
        foreach (GroupAggregate aggregate in _aggregates)
        {
            aggregate.EnsureGroups(_groupCount);
            aggregate.Finish();
        }
    }

    private bool IsTooMuch(int rows)
    {
        if (_keys.Count == 0 || _level >= SpilledPartitions.MaxLevel)
            return false;
        long own = _groups!.Bytes;
        long more = 1 + _groups.BytesFor(rows); // the state of known groups may grow, too
        foreach (GroupAggregate aggregate in _aggregates)
        {
            own += aggregate.Bytes;
            more += aggregate.BytesFor(_groupCount + rows, rows);
        }

        return Context.ShouldSpill(own, more, _level);
    }

    /// <summary>Groups that waited, part by part.</summary>
    private Batch? NextOfRest()
    {
        while (_waiting is not null)
        {
            if (_rest?.Next() is { } batch)
                return batch;
            _rest?.Dispose();
            _rest = null;
            if (_part < 0)
            {
                _groups!.Dispose();
                foreach (GroupAggregate aggregate in _aggregates)
                    aggregate.Dispose();
            }

            if (++_part == SpilledPartitions.Count)
                break;
            SpilledRowsOperator rows = _waiting.Open(_part, _input);
            _rest = new GroupOperator(
                Context, rows, _keys, [.. _aggregates.Select(aggregate => aggregate.Fresh())], _counted is null ? null : rows, _level + 1);
        }

        return null;
    }
}
