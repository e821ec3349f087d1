namespace HueKnowledgeGraph.Sparql;

/// <summary>Long rows of <c>?x = a || ?x = b || ...</c> become <c>?x IN (a, b, ...)</c>, and of <c>?x != a &amp;&amp; ?x != b ...</c> NOT IN, which is their definition.</summary>
internal static class Disjunctions
{
    /// <summary>The same condition with such rows folded.</summary>
    public static Expression Fold(Expression expression)
    {
        if (expression is not OperatorExpression { Operator: ExpressionOperator.Or or ExpressionOperator.And } chain)
            return expression;
        ExpressionOperator joins = chain.Operator;
        ExpressionOperator compares = joins == ExpressionOperator.Or ? ExpressionOperator.Equal : ExpressionOperator.NotEqual;
        var rest = new List<Expression>();
        var lists = new Dictionary<Variable, List<Expression>>();
        Collect(chain, joins, compares, rest, lists);
        if (!lists.Values.Any(list => list.Count >= InSetNode.FewConstants))
            return expression;
        foreach ((Variable variable, List<Expression> list) in lists)
            rest.Add(new InExpression(new VariableExpression(variable), list, compares == ExpressionOperator.NotEqual));
        return Balanced(rest, joins, 0, rest.Count);
    }

    private static void Collect(
        Expression expression, ExpressionOperator joins, ExpressionOperator compares, List<Expression> rest, Dictionary<Variable, List<Expression>> lists)
    {
        switch (expression)
        {
            case OperatorExpression { Operands: [var left, var right] } both when both.Operator == joins:
                Collect(left, joins, compares, rest, lists);
                Collect(right, joins, compares, rest, lists);
                break;
            case OperatorExpression { Operands: [VariableExpression variable, ConstantExpression constant] } comparison when comparison.Operator == compares:
                ListOf(variable.Variable).Add(constant);
                break;
            case OperatorExpression { Operands: [ConstantExpression constant, VariableExpression variable] } comparison when comparison.Operator == compares:
                ListOf(variable.Variable).Add(constant);
                break;
            default:
                rest.Add(expression);
                break;
        }

        List<Expression> ListOf(Variable variable)
        {
            if (!lists.TryGetValue(variable, out List<Expression>? list))
                lists.Add(variable, list = []);
            return list;
        }
    }

    private static Expression Balanced(List<Expression> parts, ExpressionOperator joins, int from, int to) => to - from == 1
        ? parts[from]
        : new OperatorExpression(joins, [Balanced(parts, joins, from, (from + to) / 2), Balanced(parts, joins, (from + to) / 2, to)]);
}
