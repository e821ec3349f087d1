namespace HueKnowledgeGraph.Sparql;

/// <summary>Rewrites expressions from the root down.</summary>
internal static class ExpressionRewriter
{
    /// <summary>
    /// Replaces each part for which <paramref name="replace"/> gives another; what it gives is not entered again. Patterns of EXISTS are
    /// left as they are.
    /// </summary>
    public static Expression Rewrite(Expression expression, Func<Expression, Expression?> replace)
    {
        if (replace(expression) is { } replacement)
            return replacement;
        return expression switch
        {
            OperatorExpression e => e with { Operands = RewriteAll(e.Operands, replace) },
            InExpression e => e with { Value = Rewrite(e.Value, replace), List = RewriteAll(e.List, replace) },
            BuiltInCall e => e with { Arguments = RewriteAll(e.Arguments, replace) },
            FunctionCall e => e with { Arguments = RewriteAll(e.Arguments, replace) },
            TripleTermExpression e => new TripleTermExpression(Rewrite(e.Subject, replace), Rewrite(e.Predicate, replace), Rewrite(e.Object, replace)),
            Aggregate e => e with { Argument = e.Argument is null ? null : Rewrite(e.Argument, replace) },
            _ => expression,
        };
    }

    private static Expression[] RewriteAll(IReadOnlyList<Expression> expressions, Func<Expression, Expression?> replace) =>
        [.. expressions.Select(e => Rewrite(e, replace))];
}
