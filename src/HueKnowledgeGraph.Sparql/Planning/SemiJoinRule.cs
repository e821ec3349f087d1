namespace HueKnowledgeGraph.Sparql;

/// <summary>When EXISTS by substitution (SPARQL 1.1 Query, section 18.6) equals a semi-join on the shared variables.</summary>
/// <remarks>
/// It does for basic patterns, their joins and unions, and for filters (with EXISTS of their own, too) over variables that their own pattern
/// always binds: there a substituted variable only picks the solutions that agree with it. Not for OPTIONAL, MINUS, sub-selects, BIND and paths of length zero,
/// where a value put in can change more than that.
/// </remarks>
internal static class SemiJoinRule
{
    public static bool Applies(GraphPattern pattern, VariableLayout outer) => pattern switch
    {
        BasicGraphPattern p => p.Triples.Count > 0,
        PathPattern p => !MatchesZeroLength(p.Path),
        JoinPattern p => Applies(p.Left, outer) && Applies(p.Right, outer),
        UnionPattern p => Applies(p.Left, outer) && Applies(p.Right, outer),
        FilterPattern p => IsClosed(p, outer) && Applies(p.Inner, outer),
        _ => false,
    };

    private static bool IsClosed(FilterPattern filter, VariableLayout outer)
    {
        HashSet<Variable> certain = CertainVariables.Of(filter.Inner);
        return ExpressionVariables.Of(filter.Condition).All(v => certain.Contains(v) || outer.ColumnOf(v) < 0);
    }

    private static bool MatchesZeroLength(PropertyPath path) => path switch
    {
        PropertyPath.ZeroOrMore or PropertyPath.ZeroOrOne => true,
        PropertyPath.OneOrMore p => MatchesZeroLength(p.Path),
        PropertyPath.Inverse p => MatchesZeroLength(p.Path),
        PropertyPath.Sequence p => MatchesZeroLength(p.Left) || MatchesZeroLength(p.Right),
        PropertyPath.Alternative p => MatchesZeroLength(p.Left) || MatchesZeroLength(p.Right),
        _ => false,
    };
}
