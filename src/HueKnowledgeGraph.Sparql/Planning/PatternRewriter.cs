namespace HueKnowledgeGraph.Sparql;

/// <summary>Copies a pattern, with its expressions and the patterns of their EXISTS; what is changed on the way, derived classes say.</summary>
internal abstract class PatternRewriter
{
    public virtual GraphPattern Apply(GraphPattern pattern) => pattern switch
    {
        BasicGraphPattern p => new BasicGraphPattern([.. p.Triples.Select(t => new TriplePattern(Apply(t.Subject), Apply(t.Predicate), Apply(t.Object)))]),
        PathPattern p => new PathPattern(Apply(p.Subject), p.Path, Apply(p.Object)),
        JoinPattern p => new JoinPattern(Apply(p.Left), Apply(p.Right)),
        LeftJoinPattern p => new LeftJoinPattern(Apply(p.Left), Apply(p.Right), p.Condition is null ? null : Apply(p.Condition)),
        FilterPattern p => new FilterPattern(Apply(p.Condition), Apply(p.Inner)),
        UnionPattern p => new UnionPattern(Apply(p.Left), Apply(p.Right)),
        MinusPattern p => new MinusPattern(Apply(p.Left), Apply(p.Right)),
        LateralPattern p => new LateralPattern(Apply(p.Left), Apply(p.Right)),
        NamedGraphPattern p => new NamedGraphPattern(Apply(p.Name), Apply(p.Inner)),
        ServicePattern p => p with { Endpoint = Apply(p.Endpoint), Inner = Apply(p.Inner) },
        ExtendPattern p => new ExtendPattern(Apply(p.Inner), p.Variable, Apply(p.Value)),
        OrderPattern p => new OrderPattern(Apply(p.Inner), [.. p.Keys.Select(key => key with { Value = Apply(key.Value) })]),
        DistinctPattern p => new DistinctPattern(Apply(p.Inner)),
        ReducedPattern p => new ReducedPattern(Apply(p.Inner)),
        SlicePattern p => new SlicePattern(Apply(p.Inner), p.Offset, p.Limit),
        ProjectPattern p => new ProjectPattern(Apply(p.Inner), p.Variables),
        GroupPattern p => new GroupPattern(Apply(p.Inner), p.Keys, [.. p.Aggregates.Select(a => a with { Aggregate = (Aggregate)Apply(a.Aggregate) })]),
        _ => pattern,
    };

    /// <summary>A position of a triple or path pattern, or the name of a graph or service.</summary>
    protected virtual PatternTerm Apply(PatternTerm term) => term;

    /// <summary>An expression.</summary>
    protected virtual Expression Apply(Expression expression) => expression switch
    {
        OperatorExpression e => e with { Operands = Apply(e.Operands) },
        InExpression e => e with { Value = Apply(e.Value), List = Apply(e.List) },
        BuiltInCall e => e with { Arguments = Apply(e.Arguments) },
        FunctionCall e => e with { Arguments = Apply(e.Arguments) },
        ExistsExpression e => e with { Pattern = Apply(e.Pattern) },
        TripleTermExpression e => new TripleTermExpression(Apply(e.Subject), Apply(e.Predicate), Apply(e.Object)),
        Aggregate { Argument: { } argument } e => e with { Argument = Apply(argument) },
        _ => expression,
    };

    private IReadOnlyList<Expression> Apply(IReadOnlyList<Expression> expressions) => [.. expressions.Select(Apply)];
}
