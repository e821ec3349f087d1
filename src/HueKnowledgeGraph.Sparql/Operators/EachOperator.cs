namespace HueKnowledgeGraph.Sparql;

/// <summary>Runs one plan for each of several parameters and hands out all rows: GRAPH ?g over graphs, LATERAL over left rows.</summary>
/// <param name="context">The query.</param>
/// <param name="layout">Layout of the output; plans may have their columns in another order.</param>
/// <param name="text">For EXPLAIN.</param>
/// <param name="plans">The plans, made one at a time when the one before has ended; each is disposed here.</param>
internal sealed class EachOperator(QueryContext context, VariableLayout layout, string text, IEnumerable<QueryOperator> plans)
    : QueryOperator(context, layout)
{
    private IEnumerator<QueryOperator>? _plans;
    private ProjectOperator? _current;

    public override string Describe() => text;

    protected override Batch? NextCore()
    {
        _plans ??= plans.GetEnumerator();
        while (true)
        {
            if (_current?.Next() is { } batch)
                return batch;
            _current?.Dispose();
            _current = null;
            if (!_plans.MoveNext())
                return null;
            _current = new ProjectOperator(Context, _plans.Current, Layout.Variables);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _current?.Dispose();
        _plans?.Dispose();
    }
}
