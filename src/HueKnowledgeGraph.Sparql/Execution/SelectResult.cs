namespace HueKnowledgeGraph.Sparql;

/// <summary>Answer to SELECT: the plan's own batches.</summary>
internal sealed class SelectResult(QueryContext context, QueryOperator plan) : SolutionResult
{
    public override IReadOnlyList<Variable> Variables => plan.Layout.Variables;

    public override QueryTerms Terms => context.Terms;

    public override Batch? Next() => plan.Next();

    protected override void Dispose(bool disposing)
    {
        plan.Dispose();
        context.Dispose();
    }
}
