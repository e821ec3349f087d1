using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Expressions (SPARQL 1.1 Query, section 17; 1.2 adds functions).</summary>
public abstract record Expression
{
    private protected Expression()
    {
    }
}

/// <summary>A constant.</summary>
public sealed record ConstantExpression(Term Term) : Expression;

/// <summary>A variable; an unbound one is an error, except inside BOUND and COALESCE.</summary>
public sealed record VariableExpression(Variable Variable) : Expression;

/// <summary>A unary or binary operator, IN aside.</summary>
public sealed record OperatorExpression(ExpressionOperator Operator, IReadOnlyList<Expression> Operands) : Expression;

/// <summary>Operators of section 17.3. Unary ones have one operand, the others two.</summary>
public enum ExpressionOperator
{
#pragma warning disable CS1591 // Reason: each is the operator that its name says.
    Or, And, Not, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Add, Subtract, Multiply, Divide, UnaryPlus, UnaryMinus,
#pragma warning restore CS1591
}

/// <summary>IN and NOT IN.</summary>
public sealed record InExpression(Expression Value, IReadOnlyList<Expression> List, bool IsNegated) : Expression;

/// <summary>
/// A built-in function by its name in upper case (BOUND, IF, COALESCE, REGEX, SUBJECT, ...). Arity has been checked by the parser.
/// </summary>
public sealed record BuiltInCall(string Name, IReadOnlyList<Expression> Arguments) : Expression;

/// <summary>A function named by an IRI: XSD casts and extensions.</summary>
public sealed record FunctionCall(Iri Function, IReadOnlyList<Expression> Arguments) : Expression;

/// <summary>EXISTS and NOT EXISTS.</summary>
public sealed record ExistsExpression(GraphPattern Pattern, bool IsNegated) : Expression;

/// <summary>A triple term with expressions inside (SPARQL 1.2).</summary>
public sealed record TripleTermExpression(Expression Subject, Expression Predicate, Expression Object) : Expression;

/// <summary>
/// An aggregate (section 18.5.1). The parser leaves it inside expressions of SELECT, HAVING and ORDER BY; the translation replaces it with
/// a variable of a <see cref="GroupPattern"/>, so that later parts never meet it elsewhere.
/// </summary>
/// <param name="Function">Which one.</param>
/// <param name="Argument">What is aggregated; null for COUNT(*).</param>
/// <param name="IsDistinct">Each value (each solution for COUNT(*)) once.</param>
/// <param name="Separator">For GROUP_CONCAT; default one space.</param>
/// <param name="CustomFunction">For <see cref="AggregateFunction.Custom"/>.</param>
public sealed record Aggregate(AggregateFunction Function, Expression? Argument, bool IsDistinct, string Separator = " ", Iri? CustomFunction = null) : Expression;

/// <summary>The aggregates of SPARQL.</summary>
public enum AggregateFunction
{
#pragma warning disable CS1591 // Reason: each is the aggregate that its name says.
    Count, Sum, Min, Max, Avg, Sample, GroupConcat, Custom,
#pragma warning restore CS1591
}
