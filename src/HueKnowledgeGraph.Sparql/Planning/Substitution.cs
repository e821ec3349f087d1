using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// substitute(pattern, μ) of SPARQL 1.1 Query, section 18.6: puts a solution's terms in the place of its variables, for EXISTS and LATERAL.
/// </summary>
/// <remarks>Variables that the pattern itself binds by BIND, VALUES or a projection cannot become terms there; they stay, and whoever
/// runs the pattern checks that they agree with the solution. A sub-select is entered only for the variables that it projects.</remarks>
internal sealed class Substitution(IReadOnlyDictionary<Variable, Term> bindings)
{
    public GraphPattern Apply(GraphPattern pattern) => pattern switch
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
        ServicePattern p => new ServicePattern(Apply(p.Endpoint), Apply(p.Inner), p.IsSilent),
        ExtendPattern p => new ExtendPattern(Apply(p.Inner), p.Variable, Apply(p.Value)),
        OrderPattern p => new OrderPattern(Apply(p.Inner), [.. p.Keys.Select(key => key with { Value = Apply(key.Value) })]),
        DistinctPattern p => new DistinctPattern(Apply(p.Inner)),
        ReducedPattern p => new ReducedPattern(Apply(p.Inner)),
        SlicePattern p => new SlicePattern(Apply(p.Inner), p.Offset, p.Limit),
        ProjectPattern p => new ProjectPattern(Without(v => !p.Variables.Contains(v)).Apply(p.Inner), p.Variables),
        GroupPattern p => ApplyToGroup(p),
        _ => pattern,
    };

    private GroupPattern ApplyToGroup(GroupPattern group)
    {
        // A key that became a term could no longer be grouped by; there is then one group for each of its values, and the check comes later.
        Substitution inner = Without(group.Keys.Contains);
        return new GroupPattern(inner.Apply(group.Inner), group.Keys,
            [.. group.Aggregates.Select(a => a with { Aggregate = (Aggregate)inner.Apply(a.Aggregate) })]);
    }

    private Substitution Without(Func<Variable, bool> isLeftOut) =>
        new(bindings.Where(pair => !isLeftOut(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value));

    private PatternTerm Apply(PatternTerm term) => term switch
    {
        PatternTerm.Var variable when bindings.TryGetValue(variable.Variable, out Term? value) => new PatternTerm.Constant(value),
        PatternTerm.Triple triple => Folded(new PatternTerm.Triple(Apply(triple.Subject), Apply(triple.Predicate), Apply(triple.Object))),
        _ => term,
    };

    private static PatternTerm Folded(PatternTerm.Triple triple) =>
        triple is { Subject: PatternTerm.Constant s, Predicate: PatternTerm.Constant p, Object: PatternTerm.Constant o }
            ? new PatternTerm.Constant(new TripleTerm(s.Term, p.Term, o.Term))
            : triple;

    private Expression Apply(Expression expression) => expression switch
    {
        VariableExpression variable when bindings.TryGetValue(variable.Variable, out Term? value) => new ConstantExpression(value),
        BuiltInCall { Name: "BOUND" } call when call.Arguments[0] is VariableExpression v && bindings.ContainsKey(v.Variable) =>
            new ConstantExpression(new Literal("true", Xsd.Boolean)),
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
