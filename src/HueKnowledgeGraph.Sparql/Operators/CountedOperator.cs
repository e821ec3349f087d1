namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Solutions with multiplicities: counting without rows. Each row of a batch is a distinct value of one variable (or, without variables,
/// the empty solution) and stands for so many solutions of the pattern that was counted.
/// </summary>
/// <remarks>Guarantees: values ascend over the whole run, each comes once, each multiplicity is at least 1. Consumers that take no notice
/// of <see cref="Counts"/> see the distinct values.</remarks>
internal abstract class CountedOperator(QueryContext context, VariableLayout layout) : QueryOperator(context, layout)
{
    /// <summary>Multiplicities of the last batch's rows; at least <see cref="Batch.Capacity"/> places.</summary>
    public long[] Counts { get; } = new long[Batch.Capacity];

    /// <summary>Distinct values that the planner expects.</summary>
    public double EstimatedKeys => EstimatedRows;

    /// <summary>The layout of values of one variable.</summary>
    protected static VariableLayout LayoutOf(Variable key) => new([key]);
}
