using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Groups rows by keys and aggregates each group, all at once in a hash table; groups come in order of first appearance.</summary>
internal sealed class GroupOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly IReadOnlyList<Variable> _keys;
    private readonly IReadOnlyList<GroupAggregate> _aggregates;
    private readonly CountedOperator? _counted;
    private KeyTable? _groups;
    private Batch? _output;
    private int _groupCount;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="input">What is grouped.</param>
    /// <param name="keys">Group keys; none: one group, also over no rows.</param>
    /// <param name="aggregates">What is computed for each group.</param>
    /// <param name="counted">Gives the multiplicities of the input's rows, row by row; null: one each.</param>
    public GroupOperator(
        QueryContext context, QueryOperator input, IReadOnlyList<Variable> keys, IReadOnlyList<GroupAggregate> aggregates,
        CountedOperator? counted = null)
        : base(context, new VariableLayout(keys.Concat(aggregates.Select(a => a.Variable))))
    {
        _input = input;
        _keys = keys;
        _aggregates = aggregates;
        _counted = counted;
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
            return null;
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
        _groups?.Dispose();
        _output?.Dispose();
        foreach (GroupAggregate aggregate in _aggregates)
            aggregate.Dispose();
    }

    private void Consume()
    {
        _groups = new KeyTable(Context, _keys.Count, "GROUP BY");
        using var states = new MemoryCharge(Context, "GROUP BY");
        int[] numbers = new int[Batch.Capacity];
        using Batch keyView = Batch.View(_keys.Count);
        int[] columns = [.. Enumerable.Range(0, _keys.Count)];
        while (_input.Next() is { } batch)
        {
            for (int i = 0; i < _keys.Count; i++)
            {
                int column = _input.Layout.ColumnOf(_keys[i]);
                if (column >= 0)
                    keyView.Show(i, batch, column);
            }

            keyView.RowCount = batch.RowCount;
            _groups.FindOrAdd(keyView, columns, numbers);
            states.Add((_groups.Count - _groupCount) * 32L * _aggregates.Count);
            _groupCount = _groups.Count;
            foreach (GroupAggregate aggregate in _aggregates)
            {
                ReadOnlySpan<long> counts = _counted is null ? [] : _counted.Counts.AsSpan(0, batch.RowCount);
                aggregate.Add(batch, numbers.AsSpan(0, batch.RowCount), counts, _groupCount);
            }
        }

        if (_keys.Count > 0)
            return;
        _groupCount = 1;
        foreach (GroupAggregate aggregate in _aggregates)
            aggregate.EnsureGroups(1);
    }
}
