namespace HueKnowledgeGraph.Sparql;

/// <summary>A node of an expression that is evaluated for one row at a time: the meaning of each function, written once.</summary>
/// <remarks>Batches reach it through <see cref="ScalarBatchExpression"/>, which calls it once for each distinct binding; what has to be
/// faster has a <see cref="FastNode"/> too, with this as its oracle and for the rows that it cannot do.</remarks>
internal abstract class ScalarNode
{
    /// <summary>False if two evaluations over the same ids may differ (RAND, UUID, BNODE): then it is evaluated for each row.</summary>
    public virtual bool IsDeterministic => true;

    public abstract Value Evaluate(Evaluation e);

    /// <summary>The effective boolean value.</summary>
    public virtual Truth Test(Evaluation e) => ValueComparison.EffectiveBoolean(e, Evaluate(e));
}

/// <summary>A node whose value is a boolean or an error.</summary>
internal abstract class TestNode : ScalarNode
{
    public sealed override Value Evaluate(Evaluation e) => Value.Of(Test(e));

    public abstract override Truth Test(Evaluation e);
}
