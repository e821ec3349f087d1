namespace HueKnowledgeGraph.Sparql;

/// <summary>Expressions as short text for EXPLAIN: SPARQL, with EXISTS patterns left out.</summary>
internal static class ExpressionText
{
    private static readonly string[] Symbols = ["||", "&&", "!", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "+", "-"];

    public static string Of(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Term.ToString(),
        VariableExpression variable => variable.Variable.ToString(),
        OperatorExpression { Operands.Count: 1 } unary => Symbols[(int)unary.Operator] + Of(unary.Operands[0]),
        OperatorExpression binary => $"({Of(binary.Operands[0])} {Symbols[(int)binary.Operator]} {Of(binary.Operands[1])})",
        InExpression member => $"{Of(member.Value)} {(member.IsNegated ? "NOT IN" : "IN")} ({List(member.List)})",
        BuiltInCall call => $"{call.Name}({List(call.Arguments)})",
        FunctionCall call => $"{call.Function}({List(call.Arguments)})",
        ExistsExpression exists => exists.IsNegated ? "NOT EXISTS {…}" : "EXISTS {…}",
        TripleTermExpression triple => $"<<( {Of(triple.Subject)} {Of(triple.Predicate)} {Of(triple.Object)} )>>",
        Aggregate aggregate => Of(aggregate),
        _ => expression.GetType().Name,
    };

    public static string Of(Aggregate aggregate) =>
        $"{aggregate.Function.ToString().ToUpperInvariant()}({(aggregate.IsDistinct ? "DISTINCT " : "")}{(aggregate.Argument is null ? "*" : Of(aggregate.Argument))})";

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));
}
