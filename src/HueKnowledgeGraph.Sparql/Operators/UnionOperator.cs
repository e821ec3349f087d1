namespace HueKnowledgeGraph.Sparql;

/// <summary>All rows of the inputs, one after the other; variables that an input lacks are unbound.</summary>
internal sealed class UnionOperator : QueryOperator
{
    private readonly IReadOnlyList<QueryOperator> _inputs;
    private int _current;

    public UnionOperator(QueryContext context, IReadOnlyList<QueryOperator> inputs)
        : base(context, new VariableLayout(inputs.SelectMany(input => input.Layout.Variables).Distinct()))
    {
        _inputs = [.. inputs.Select(input => Aligned(context, input, Layout))];
        EstimatedRows = inputs.Sum(input => input.EstimatedRows);
        Certain = new HashSet<Variable>(Layout.Variables.Where(v => inputs.All(input => input.Certain.Contains(v))));
    }

    public override IReadOnlyList<QueryOperator> Inputs => _inputs;

    public override string Describe() => "Union";

    protected override Batch? NextCore()
    {
        for (; _current < _inputs.Count; _current++)
        {
            if (_inputs[_current].Next() is { } batch)
                return batch;
        }

        return null;
    }

    private static QueryOperator Aligned(QueryContext context, QueryOperator input, VariableLayout layout) =>
        input.Layout.Variables.SequenceEqual(layout.Variables) ? input : new ProjectOperator(context, input, layout.Variables);
}
