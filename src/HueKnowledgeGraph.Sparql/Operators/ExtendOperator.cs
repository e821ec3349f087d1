using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Binds a variable to an expression's value; an error leaves it unbound.</summary>
internal sealed class ExtendOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly BatchExpression _value;
    private readonly string _text;
    private readonly Batch _view;
    private readonly Batch _computed = new(1);

    public ExtendOperator(QueryContext context, QueryOperator input, Variable variable, BatchExpression value, string text)
        : base(context, new VariableLayout(input.Layout.Variables.Append(variable)))
    {
        _input = input;
        _value = value;
        _text = text;
        _view = Batch.View(Layout.Count);
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Extend {Layout.Variables[^1]} = {_text}";

    protected override Batch? NextCore()
    {
        Batch? batch = _input.Next();
        if (batch is null)
            return null;
        Span<ulong> values = _computed.Column(0);
        _value.Evaluate(batch, values);
        values[..batch.RowCount].Replace(TermId.Error, TermId.Unbound);
        for (int i = 0; i < batch.ColumnCount; i++)
            _view.Show(i, batch, i);
        _view.Show(batch.ColumnCount, _computed, 0);
        _view.RowCount = batch.RowCount;
        return _view;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _computed.Dispose();
    }
}
