using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>GROUP BY the counted variable itself: each value is a group, complete as soon as it is read, so groups stream.</summary>
internal sealed class CountedGroupOperator : QueryOperator
{
    private readonly CountedOperator _input;
    private readonly IReadOnlyList<GroupAggregate> _aggregates;
    private readonly Batch _view;
    private readonly int[] _groups = new int[Batch.Capacity];
    private Batch? _values;
    private int _groupCount;

    public CountedGroupOperator(QueryContext context, CountedOperator input, IReadOnlyList<GroupAggregate> aggregates)
        : base(context, new VariableLayout(input.Layout.Variables.Concat(aggregates.Select(a => a.Variable))))
    {
        _input = input;
        _aggregates = aggregates;
        _view = Batch.View(Layout.Count);
        EstimatedRows = input.EstimatedRows;
        Certain = new HashSet<Variable>(input.Certain.Concat(aggregates.Where(a => a.IsCount).Select(a => a.Variable)));
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() =>
        $"Group counts by {Layout.Variables[0]}: {string.Join(", ", _aggregates.Select(a => a.Describe()))}";

    protected override Batch? NextCore()
    {
        Batch? batch = _input.Next();
        if (batch is null)
            return null;
        _values ??= new Batch(_aggregates.Count);
        int first = _groupCount;
        for (int row = 0; row < batch.RowCount; row++)
            _groups[row] = _groupCount++;
        _view.Show(0, batch, 0);
        for (int i = 0; i < _aggregates.Count; i++)
        {
            _aggregates[i].Add(batch, _groups.AsSpan(0, batch.RowCount), _input.Counts.AsSpan(0, batch.RowCount), _groupCount);
            Span<ulong> results = _values.Column(i);
            for (int row = 0; row < batch.RowCount; row++)
                results[row] = _aggregates[i].Result(first + row) is var value and not TermId.Error ? value : TermId.Unbound;
            _view.Show(1 + i, _values, i);
        }

        _view.RowCount = batch.RowCount;
        return _view;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _values?.Dispose();
        foreach (GroupAggregate aggregate in _aggregates)
            aggregate.Dispose();
    }
}
