using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The SPARQL algebra (SPARQL 1.1 Query, section 18.2), one record an operator.</summary>
public abstract record GraphPattern
{
    private protected GraphPattern()
    {
    }
}

/// <summary>A triple pattern.</summary>
public sealed record TriplePattern(PatternTerm Subject, PatternTerm Predicate, PatternTerm Object);

/// <summary>BGP: triple patterns that all hold. The empty one has one solution without bindings.</summary>
public sealed record BasicGraphPattern(IReadOnlyList<TriplePattern> Triples) : GraphPattern;

/// <summary>Path(X, path, Y). Sequences and inverses of single predicates have already become triples (section 18.2.2.4).</summary>
public sealed record PathPattern(PatternTerm Subject, PropertyPath Path, PatternTerm Object) : GraphPattern;

/// <summary>Join(left, right).</summary>
public sealed record JoinPattern(GraphPattern Left, GraphPattern Right) : GraphPattern;

/// <summary>LeftJoin(left, right, condition); no condition means true.</summary>
public sealed record LeftJoinPattern(GraphPattern Left, GraphPattern Right, Expression? Condition) : GraphPattern;

/// <summary>Filter(condition, inner).</summary>
public sealed record FilterPattern(Expression Condition, GraphPattern Inner) : GraphPattern;

/// <summary>Union(left, right).</summary>
public sealed record UnionPattern(GraphPattern Left, GraphPattern Right) : GraphPattern;

/// <summary>Minus(left, right).</summary>
public sealed record MinusPattern(GraphPattern Left, GraphPattern Right) : GraphPattern;

/// <summary>LATERAL (SPARQL 1.2 drafts): the right side sees the left side's bindings.</summary>
public sealed record LateralPattern(GraphPattern Left, GraphPattern Right) : GraphPattern;

/// <summary>Graph(name, inner): the name is an IRI or a variable.</summary>
public sealed record NamedGraphPattern(PatternTerm Name, GraphPattern Inner) : GraphPattern;

/// <summary>Service(endpoint, inner).</summary>
public sealed record ServicePattern(PatternTerm Endpoint, GraphPattern Inner, bool IsSilent) : GraphPattern
{
    /// <summary>The group as the query writes it, with its braces: what the endpoint is sent.</summary>
    public string Text { get; init; } = "";

    /// <summary>BASE and PREFIX lines that the text needs; ends with a line break or is empty.</summary>
    public string Prologue { get; init; } = "";
}

/// <summary>Extend(inner, variable, value): BIND and expressions in SELECT. An error leaves the variable unbound.</summary>
public sealed record ExtendPattern(GraphPattern Inner, Variable Variable, Expression Value) : GraphPattern;

/// <summary>Inline data; a null in a row is UNDEF.</summary>
public sealed record ValuesPattern(IReadOnlyList<Variable> Variables, IReadOnlyList<IReadOnlyList<Term?>> Rows) : GraphPattern;

/// <summary>
/// Group and AggregateJoin in one: for each distinct key the aggregates' values. Without keys there is exactly one group, also over no rows.
/// </summary>
/// <param name="Inner">What is grouped.</param>
/// <param name="Keys">Variables bound by <paramref name="Inner"/>; expressions as keys have become an <see cref="ExtendPattern"/> below.</param>
/// <param name="Aggregates">Each aggregate with the variable that takes its value. An error leaves it unbound.</param>
public sealed record GroupPattern(GraphPattern Inner, IReadOnlyList<Variable> Keys, IReadOnlyList<AggregateBinding> Aggregates) : GraphPattern;

/// <summary>An aggregate and where its value goes.</summary>
public sealed record AggregateBinding(Variable Variable, Aggregate Aggregate);

/// <summary>ORDER BY.</summary>
public sealed record OrderPattern(GraphPattern Inner, IReadOnlyList<OrderKey> Keys) : GraphPattern;

/// <summary>One key of ORDER BY.</summary>
public sealed record OrderKey(Expression Value, bool IsDescending);

/// <summary>Project(inner, variables), in output order.</summary>
public sealed record ProjectPattern(GraphPattern Inner, IReadOnlyList<Variable> Variables) : GraphPattern;

/// <summary>DISTINCT.</summary>
public sealed record DistinctPattern(GraphPattern Inner) : GraphPattern;

/// <summary>REDUCED.</summary>
public sealed record ReducedPattern(GraphPattern Inner) : GraphPattern;

/// <summary>OFFSET and LIMIT; no limit is null.</summary>
public sealed record SlicePattern(GraphPattern Inner, long Offset, long? Limit) : GraphPattern;
