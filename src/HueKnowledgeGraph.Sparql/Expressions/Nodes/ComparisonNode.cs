namespace HueKnowledgeGraph.Sparql;

/// <summary>=, !=, &lt;, &lt;=, &gt;, &gt;=.</summary>
internal sealed class ComparisonNode(ExpressionOperator comparison, ScalarNode left, ScalarNode right) : TestNode
{
    public override bool IsDeterministic => left.IsDeterministic && right.IsDeterministic;

    public override Truth Test(Evaluation e)
    {
        Value a = left.Evaluate(e);
        if (a.IsError)
            return Truth.Error;
        return Apply(e, comparison, a, right.Evaluate(e));
    }

    public static Truth Apply(Evaluation e, ExpressionOperator comparison, scoped in Value a, scoped in Value b)
    {
        if (comparison == ExpressionOperator.Equal)
            return ValueComparison.Equal(e, a, b);
        if (comparison == ExpressionOperator.NotEqual)
            return ValueComparison.Equal(e, a, b).Not();
        int? order = ValueComparison.Compare(e, a, b, out bool isNaN);
        return order is { } value ? TruthLogic.Of(Holds(comparison, value)) : isNaN ? Truth.False : Truth.Error;
    }

    /// <summary>Whether a comparison holds where its sides are in this order.</summary>
    public static bool Holds(ExpressionOperator comparison, int order) => comparison switch
    {
        ExpressionOperator.Equal => order == 0,
        ExpressionOperator.NotEqual => order != 0,
        ExpressionOperator.Less => order < 0,
        ExpressionOperator.LessOrEqual => order <= 0,
        ExpressionOperator.Greater => order > 0,
        ExpressionOperator.GreaterOrEqual => order >= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison."),
    };
}
