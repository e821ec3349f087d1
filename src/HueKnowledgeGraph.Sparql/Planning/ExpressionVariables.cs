namespace HueKnowledgeGraph.Sparql;

/// <summary>The variables of expressions, and whether they hold an EXISTS.</summary>
internal static class ExpressionVariables
{
    /// <summary>Every variable mentioned, also inside EXISTS.</summary>
    public static IReadOnlySet<Variable> Of(Expression expression)
    {
        var variables = new HashSet<Variable>();
        Collect(expression, variables);
        return variables;
    }

    /// <summary>True iff an EXISTS stands anywhere inside.</summary>
    public static bool HasExists(Expression expression) => expression is ExistsExpression || Children(expression).Any(HasExists);

    /// <summary>True iff the value may differ between two evaluations on the same row (RAND, UUID, BNODE).</summary>
    public static bool IsVolatile(Expression expression) =>
        expression is BuiltInCall { Name: "RAND" or "UUID" or "STRUUID" or "BNODE" } || Children(expression).Any(IsVolatile);

    /// <summary>The operands of an expression.</summary>
    public static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        OperatorExpression op => op.Operands,
        InExpression member => member.List.Prepend(member.Value),
        BuiltInCall call => call.Arguments,
        FunctionCall call => call.Arguments,
        TripleTermExpression triple => [triple.Subject, triple.Predicate, triple.Object],
        Aggregate { Argument: { } argument } => [argument],
        _ => [],
    };

    internal static void Collect(Expression expression, HashSet<Variable> variables)
    {
        if (expression is VariableExpression variable)
            variables.Add(variable.Variable);
        if (expression is ExistsExpression exists)
            PatternVariables.CollectMentioned(exists.Pattern, variables);
        foreach (Expression child in Children(expression))
            Collect(child, variables);
    }
}
