using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Builds the fast tree of an expression, if all of it has one.</summary>
internal static class FastCompiler
{
    /// <summary>Null if a part of the expression has no fast node.</summary>
    public static FastNode? TryBuild(Expression expression, QueryContext context, VariableLayout layout)
    {
        FastNode? Build(Expression part) => TryBuild(part, context, layout);
        if (TermFunction.TryCreate(expression, context, out Variable? source) is { } function && source is not null)
            return new FastTermFunction(context, layout.ColumnOf(source), function);
        return expression switch
        {
            VariableExpression variable => new FastVariable(layout.ColumnOf(variable.Variable)),
            ConstantExpression constant => new FastConstant(context.Terms.IdOf(constant.Term)),
            OperatorExpression { Operands: [var operand] } unary => Build(operand) is { } inner ? Unary(unary.Operator, inner) : null,
            OperatorExpression { Operands: [var left, var right] } binary =>
                Build(left) is { } first && Build(right) is { } second ? Binary(binary.Operator, first, second) : null,
            BuiltInCall { Name: "BOUND", Arguments: [VariableExpression variable] } =>
                new FastBound(new FastVariable(layout.ColumnOf(variable.Variable))),
            BuiltInCall { Name: "IF", Arguments: [var condition, var then, var otherwise] } =>
                Build(condition) is { } test && Build(then) is { } first && Build(otherwise) is { } second ? new FastIf(test, first, second) : null,
            FunctionCall { Function.Value: Rdf.Xsd.Integer, Arguments: [var argument] } =>
                Build(argument) is { } inner ? new FastIntegerCast(inner) : null,
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
        _ => IsText(left) || IsText(right) ? null : new FastComparison(operation, left, right),
    };

    /// <summary>A constant that compares by its text: the scalar tree would have to answer for every row.</summary>
    private static bool IsText(FastNode node) =>
        node is FastConstant constant && TermId.Kind(constant.Id) is (TermIdKind.Literal or TermIdKind.Local);

    private static FastNode? Function(string name, FastNode operand) =>
        (FastNode?)FastKindTest.TryCreate(name, operand) ?? FastFunction.TryCreate(name, operand);
}
