using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// substitute(pattern, μ) of SPARQL 1.1 Query, section 18.6: puts a solution's terms in the place of its variables, for EXISTS and LATERAL.
/// </summary>
/// <remarks>Variables that the pattern itself binds by BIND, VALUES or a projection cannot become terms there; they stay, and whoever
/// runs the pattern checks that they agree with the solution. A sub-select is entered only for the variables that it projects.</remarks>
internal sealed class Substitution(IReadOnlyDictionary<Variable, Term> bindings) : PatternRewriter
{
    public override GraphPattern Apply(GraphPattern pattern) => pattern switch
    {
        ProjectPattern p => new ProjectPattern(Without(v => !p.Variables.Contains(v)).Apply(p.Inner), p.Variables),
        GroupPattern p => ApplyToGroup(p),
        ServicePattern p => p with { Endpoint = Apply(p.Endpoint) }, // the endpoint gets the group as it is written
        _ => base.Apply(pattern),
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

    protected override PatternTerm Apply(PatternTerm term) => term switch
    {
        PatternTerm.Var variable when bindings.TryGetValue(variable.Variable, out Term? value) => new PatternTerm.Constant(value),
        PatternTerm.Triple triple => Folded(new PatternTerm.Triple(Apply(triple.Subject), Apply(triple.Predicate), Apply(triple.Object))),
        _ => term,
    };

    private static PatternTerm Folded(PatternTerm.Triple triple) =>
        triple is { Subject: PatternTerm.Constant s, Predicate: PatternTerm.Constant p, Object: PatternTerm.Constant o }
            ? new PatternTerm.Constant(new TripleTerm(s.Term, p.Term, o.Term))
            : triple;

    protected override Expression Apply(Expression expression) => expression switch
    {
        VariableExpression variable when bindings.TryGetValue(variable.Variable, out Term? value) => new ConstantExpression(value),
        BuiltInCall { Name: "BOUND" } call when call.Arguments[0] is VariableExpression v && bindings.ContainsKey(v.Variable) =>
            new ConstantExpression(new Literal("true", Xsd.Boolean)),
        _ => base.Apply(expression),
    };
}
