namespace HueKnowledgeGraph.Sparql;

/// <summary>"!".</summary>
internal sealed class NotNode(ScalarNode operand) : TestNode
{
    public override bool IsDeterministic => operand.IsDeterministic;

    public override Truth Test(Evaluation e) => operand.Test(e).Not();
}

/// <summary>"&amp;&amp;"; the right side is not evaluated where the left one decides.</summary>
internal sealed class AndNode(ScalarNode left, ScalarNode right) : TestNode
{
    public override bool IsDeterministic => left.IsDeterministic && right.IsDeterministic;

    public override Truth Test(Evaluation e)
    {
        Truth first = left.Test(e);
        return first == Truth.False ? Truth.False : TruthLogic.And(first, right.Test(e));
    }
}

/// <summary>"||"; the right side is not evaluated where the left one decides.</summary>
internal sealed class OrNode(ScalarNode left, ScalarNode right) : TestNode
{
    public override bool IsDeterministic => left.IsDeterministic && right.IsDeterministic;

    public override Truth Test(Evaluation e)
    {
        Truth first = left.Test(e);
        return first == Truth.True ? Truth.True : TruthLogic.Or(first, right.Test(e));
    }
}
