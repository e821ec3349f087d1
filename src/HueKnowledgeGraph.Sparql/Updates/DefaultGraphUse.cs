namespace HueKnowledgeGraph.Sparql;

/// <summary>Whether a pattern reads the default graph outside of expressions: has triples that stand in no GRAPH and no SERVICE.</summary>
internal static class DefaultGraphUse
{
    /// <summary>True iff it does.</summary>
    public static bool In(GraphPattern pattern) => pattern switch
    {
        BasicGraphPattern p => p.Triples.Count > 0,
        PathPattern => true,
        JoinPattern p => In(p.Left) || In(p.Right),
        LeftJoinPattern p => In(p.Left) || In(p.Right),
        UnionPattern p => In(p.Left) || In(p.Right),
        LateralPattern p => In(p.Left) || In(p.Right),
        MinusPattern p => In(p.Left),
        FilterPattern p => In(p.Inner),
        ExtendPattern p => In(p.Inner),
        GroupPattern p => In(p.Inner),
        OrderPattern p => In(p.Inner),
        ProjectPattern p => In(p.Inner),
        DistinctPattern p => In(p.Inner),
        ReducedPattern p => In(p.Inner),
        SlicePattern p => In(p.Inner),
        _ => false,
    };
}
