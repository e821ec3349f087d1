namespace HueKnowledgeGraph.Sparql;

/// <summary>BOUND.</summary>
internal sealed class BoundNode(ScalarNode variable) : TestNode
{
    public override Truth Test(Evaluation e) => TruthLogic.Of(variable is SlotNode slot && slot.Id(e) != Store.TermId.Unbound);
}

/// <summary>IF.</summary>
internal sealed class IfNode(ScalarNode condition, ScalarNode then, ScalarNode otherwise) : ScalarNode
{
    public override bool IsDeterministic => condition.IsDeterministic && then.IsDeterministic && otherwise.IsDeterministic;

    public override Value Evaluate(Evaluation e) => condition.Test(e) switch
    {
        Truth.True => then.Evaluate(e),
        Truth.False => otherwise.Evaluate(e),
        _ => Value.Error,
    };
}

/// <summary>COALESCE: the first value that is neither an error nor unbound.</summary>
internal sealed class CoalesceNode(ScalarNode[] operands) : ScalarNode
{
    public override bool IsDeterministic => Array.TrueForAll(operands, operand => operand.IsDeterministic);

    public override Value Evaluate(Evaluation e)
    {
        foreach (ScalarNode operand in operands)
        {
            Value value = operand.Evaluate(e);
            if (!value.IsError)
                return value;
        }

        return Value.Error;
    }
}

/// <summary>IN and NOT IN: an OR of equalities.</summary>
internal sealed class InNode(ScalarNode value, ScalarNode[] list, bool isNegated) : TestNode
{
    public override bool IsDeterministic => value.IsDeterministic && Array.TrueForAll(list, item => item.IsDeterministic);

    public override Truth Test(Evaluation e)
    {
        Value searched = value.Evaluate(e);
        if (searched.IsError)
            return Truth.Error;
        Truth found = Truth.False;
        foreach (ScalarNode item in list)
        {
            found = TruthLogic.Or(found, ValueComparison.Equal(e, searched, item.Evaluate(e)));
            if (found == Truth.True)
                break;
        }

        return isNegated ? found.Not() : found;
    }
}
