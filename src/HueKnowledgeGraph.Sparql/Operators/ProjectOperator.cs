namespace HueKnowledgeGraph.Sparql;

/// <summary>Picks columns, in the given order, without copying; a variable that the input does not have is unbound.</summary>
internal sealed class ProjectOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly Batch _view;

    public ProjectOperator(QueryContext context, QueryOperator input, IReadOnlyList<Variable> variables)
        : base(context, new VariableLayout(variables))
    {
        _input = input;
        _view = Batch.View(variables.Count);
        EstimatedRows = input.EstimatedRows;
        Certain = new HashSet<Variable>(variables.Where(input.Certain.Contains));
        SortedBy = [.. input.SortedBy.TakeWhile(v => Layout.ColumnOf(v) >= 0)];
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Project {string.Join(' ', Layout.Variables)}";

    public override bool CanSeek => SortedBy.Count > 0 && _input.CanSeek;

    public override void SeekTo(ulong key) => _input.SeekTo(key);

    protected override Batch? NextCore()
    {
        Batch? batch = _input.Next();
        if (batch is null)
            return null;
        for (int i = 0; i < Layout.Count; i++)
        {
            int column = _input.Layout.ColumnOf(Layout.Variables[i]);
            if (column >= 0)
                _view.Show(i, batch, column);
        }

        _view.RowCount = batch.RowCount;
        return _view;
    }
}
