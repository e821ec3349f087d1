using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes algebra as nested lists, an operator a line, for tests and for people.</summary>
/// <remarks>
/// <code>
/// (project (?urn)
///   (filter (&lt; ?year 1840)
///     (bgp (?urn &lt;http://example.org/year&gt; ?year))))
/// </code>
/// </remarks>
public static class AlgebraText
{
    /// <summary>A pattern.</summary>
    public static string Of(GraphPattern pattern)
    {
        var text = new StringBuilder();
        new PatternWriter(text).Write(pattern, 0);
        return text.ToString();
    }

    /// <summary>An expression, on one line.</summary>
    public static string Of(Expression expression) => expression switch
    {
        ConstantExpression e => e.Term.ToString(),
        VariableExpression e => e.Variable.ToString(),
        OperatorExpression e => List(SymbolOf(e.Operator), e.Operands),
        InExpression e => List(e.IsNegated ? "not-in" : "in", e.List.Prepend(e.Value)),
        BuiltInCall e => List(e.Name.ToLowerInvariant(), e.Arguments),
        FunctionCall e => List(e.Function.ToString(), e.Arguments),
        ExistsExpression e => (e.IsNegated ? "(not-exists " : "(exists ") + OneLine(e.Pattern) + ")",
        TripleTermExpression e => List("triple", [e.Subject, e.Predicate, e.Object]),
        Aggregate e => Of(e),
        _ => throw new InvalidOperationException($"Expression {expression.GetType().Name} has no text."),
    };

    /// <summary>An aggregate.</summary>
    internal static string Of(Aggregate aggregate)
    {
        string name = aggregate.CustomFunction?.ToString() ?? aggregate.Function.ToString().ToLowerInvariant();
        string distinct = aggregate.IsDistinct ? " distinct" : "";
        string separator = aggregate.Function == AggregateFunction.GroupConcat ? " " + new Literal(aggregate.Separator) : "";
        return $"({name}{distinct} {(aggregate.Argument is null ? "*" : Of(aggregate.Argument))}{separator})";
    }

    /// <summary>A property path.</summary>
    public static string Of(PropertyPath path) => path switch
    {
        PropertyPath.Link p => p.Predicate.ToString(),
        PropertyPath.Inverse p => $"(^ {Of(p.Path)})",
        PropertyPath.Sequence p => $"(/ {Of(p.Left)} {Of(p.Right)})",
        PropertyPath.Alternative p => $"(| {Of(p.Left)} {Of(p.Right)})",
        PropertyPath.ZeroOrMore p => $"(* {Of(p.Path)})",
        PropertyPath.OneOrMore p => $"(+ {Of(p.Path)})",
        PropertyPath.ZeroOrOne p => $"(? {Of(p.Path)})",
        PropertyPath.NegatedSet p => $"(! {string.Join(' ', p.Forward.Select(i => i.ToString()).Concat(p.Backward.Select(i => "^" + i)))})",
        _ => throw new InvalidOperationException($"Path {path.GetType().Name} has no text."),
    };

    private static string List(string name, IEnumerable<Expression> parts) => $"({string.Join(' ', parts.Select(Of).Prepend(name))})";

    private static string OneLine(GraphPattern pattern) =>
        string.Join(' ', Of(pattern).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string SymbolOf(ExpressionOperator kind) => kind switch
    {
        ExpressionOperator.Or => "||",
        ExpressionOperator.And => "&&",
        ExpressionOperator.Not => "!",
        ExpressionOperator.Equal => "=",
        ExpressionOperator.NotEqual => "!=",
        ExpressionOperator.Less => "<",
        ExpressionOperator.LessOrEqual => "<=",
        ExpressionOperator.Greater => ">",
        ExpressionOperator.GreaterOrEqual => ">=",
        ExpressionOperator.Add or ExpressionOperator.UnaryPlus => "+",
        ExpressionOperator.Subtract or ExpressionOperator.UnaryMinus => "-",
        ExpressionOperator.Multiply => "*",
        ExpressionOperator.Divide => "/",
        _ => throw new InvalidOperationException($"Operator {kind} has no text."),
    };

    private sealed class PatternWriter(StringBuilder text)
    {
        public void Write(GraphPattern pattern, int depth)
        {
            if (depth > 0)
                text.Append('\n').Append(' ', 2 * depth);
            text.Append('(').Append(Head(pattern));
            foreach (GraphPattern input in Inputs(pattern))
                Write(input, depth + 1);
            text.Append(')');
        }

        private static string Head(GraphPattern pattern) => pattern switch
        {
            BasicGraphPattern p => string.Join(' ', p.Triples.Select(t => $"({t.Subject} {t.Predicate} {t.Object})").Prepend("bgp")),
            PathPattern p => $"path {p.Subject} {Of(p.Path)} {p.Object}",
            JoinPattern => "join",
            LeftJoinPattern p => "leftjoin" + (p.Condition is null ? "" : " " + Of(p.Condition)),
            FilterPattern p => "filter " + Of(p.Condition),
            UnionPattern => "union",
            MinusPattern => "minus",
            LateralPattern => "lateral",
            NamedGraphPattern p => $"graph {p.Name}",
            ServicePattern p => $"service{(p.IsSilent ? " silent" : "")} {p.Endpoint}",
            ExtendPattern p => $"extend {p.Variable} {Of(p.Value)}",
            ValuesPattern p => string.Join(' ', p.Rows.Select(r => List(r.Select(t => t?.ToString() ?? "UNDEF"))).Prepend("values " + List(p.Variables))),
            GroupPattern p => string.Join(' ', p.Aggregates.Select(a => $"({a.Variable} {Of(a.Aggregate)})").Prepend("group " + List(p.Keys))),
            OrderPattern p => "order " + List(p.Keys.Select(k => k.IsDescending ? $"(desc {Of(k.Value)})" : Of(k.Value))),
            ProjectPattern p => "project " + List(p.Variables),
            DistinctPattern => "distinct",
            ReducedPattern => "reduced",
            SlicePattern p => $"slice {p.Offset} {p.Limit?.ToString(CultureInfo.InvariantCulture) ?? "_"}",
            _ => throw new InvalidOperationException($"Operator {pattern.GetType().Name} has no text."),
        };

        private static string List(IEnumerable<object> parts) => $"({string.Join(' ', parts)})";

        private static GraphPattern[] Inputs(GraphPattern pattern) => pattern switch
        {
            JoinPattern p => [p.Left, p.Right],
            LeftJoinPattern p => [p.Left, p.Right],
            UnionPattern p => [p.Left, p.Right],
            MinusPattern p => [p.Left, p.Right],
            LateralPattern p => [p.Left, p.Right],
            FilterPattern p => [p.Inner],
            NamedGraphPattern p => [p.Inner],
            ServicePattern p => [p.Inner],
            ExtendPattern p => [p.Inner],
            GroupPattern p => [p.Inner],
            OrderPattern p => [p.Inner],
            ProjectPattern p => [p.Inner],
            DistinctPattern p => [p.Inner],
            ReducedPattern p => [p.Inner],
            SlicePattern p => [p.Inner],
            _ => [],
        };
    }
}
