namespace HueKnowledgeGraph.Sparql;

/// <summary>Builds the fast tree of an expression, if all of it has one.</summary>
internal static class FastCompiler
{
    /// <summary>Null if a part of the expression has no fast node.</summary>
    public static FastNode? TryBuild(Expression expression, QueryContext context, VariableLayout layout)
    {
        FastNode? Build(Expression part) => TryBuild(part, context, layout);
        return expression switch
        {
            VariableExpression variable => new FastVariable(layout.ColumnOf(variable.Variable)),
            ConstantExpression constant => new FastConstant(context.Terms.IdOf(constant.Term)),
            OperatorExpression { Operands: [var operand] } unary => Build(operand) is { } inner ? Unary(unary.Operator, inner) : null,
            OperatorExpression { Operands: [var left, var right] } binary =>
                Build(left) is { } first && Build(right) is { } second ? Binary(binary.Operator, first, second) : null,
            BuiltInCall { Name: "BOUND", Arguments: [VariableExpression variable] } => new FastBound(new FastVariable(layout.ColumnOf(variable.Variable))),
            BuiltInCall { Name: "IF", Arguments: [var condition, var then, var otherwise] } =>
                Build(condition) is { } test && Build(then) is { } first && Build(otherwise) is { } second ? new FastIf(test, first, second) : null,
            BuiltInCall { Arguments: [var argument] } call => Build(argument) is { } inner ? Function(call.Name, inner) : null,
            _ => null,
        };
    }

    private static FastNode? Unary(ExpressionOperator operation, FastNode operand) => operation switch
    {
        ExpressionOperator.Not => new FastNot(operand),
        _ => null,
    };

    private static FastNode? Binary(ExpressionOperator operation, FastNode left, FastNode right) => operation switch
    {
        ExpressionOperator.And => new FastLogic(true, left, right),
        ExpressionOperator.Or => new FastLogic(false, left, right),
        ExpressionOperator.Add or ExpressionOperator.Subtract or ExpressionOperator.Multiply => new FastArithmetic(operation, left, right),
        ExpressionOperator.Divide => null,
        _ => new FastComparison(operation, left, right),
    };

    private static FastNode? Function(string name, FastNode operand) =>
        (FastNode?)FastKindTest.TryCreate(name, operand) ?? FastFunction.TryCreate(name, operand);
}
