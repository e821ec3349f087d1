namespace HueKnowledgeGraph.Sparql;

/// <summary>+, -, * and / on numbers.</summary>
internal sealed class ArithmeticNode(ExpressionOperator operation, ScalarNode left, ScalarNode right) : ScalarNode
{
    public override bool IsDeterministic => left.IsDeterministic && right.IsDeterministic;

    public override Value Evaluate(Evaluation e) =>
        e.TryNumber(left.Evaluate(e), out Number a) && e.TryNumber(right.Evaluate(e), out Number b)
            && TryApply(operation, a, b, out Number result) ? Value.Of(result) : Value.Error;

    /// <summary>False for a division of an exact number by zero.</summary>
    public static bool TryApply(ExpressionOperator operation, in Number a, in Number b, out Number result)
    {
        switch (operation)
        {
            case ExpressionOperator.Add:
                result = Number.Add(a, b);
                return true;
            case ExpressionOperator.Subtract:
                result = Number.Subtract(a, b);
                return true;
            case ExpressionOperator.Multiply:
                result = Number.Multiply(a, b);
                return true;
            default:
                return Number.TryDivide(a, b, out result);
        }
    }
}

/// <summary>Unary + and -.</summary>
internal sealed class SignNode(bool negates, ScalarNode operand) : ScalarNode
{
    public override bool IsDeterministic => operand.IsDeterministic;

    public override Value Evaluate(Evaluation e)
    {
        Value value = operand.Evaluate(e);
        if (!e.TryNumber(value, out Number number))
            return Value.Error;
        return Value.Of(negates ? Number.Negate(number) : number);
    }
}
