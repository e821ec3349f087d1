namespace HueKnowledgeGraph.Sparql;

/// <summary>The variables that every solution of a pattern binds.</summary>
internal static class CertainVariables
{
    public static HashSet<Variable> Of(GraphPattern pattern)
    {
        switch (pattern)
        {
            case BasicGraphPattern or PathPattern:
                return [.. PatternVariables.InScope(pattern)];
            case JoinPattern p:
                return [.. Of(p.Left), .. Of(p.Right)];
            case LateralPattern p:
                return [.. Of(p.Left), .. Of(p.Right)];
            case UnionPattern p:
                HashSet<Variable> both = Of(p.Left);
                both.IntersectWith(Of(p.Right));
                return both;
            case LeftJoinPattern p:
                return Of(p.Left);
            case MinusPattern p:
                return Of(p.Left);
            case NamedGraphPattern p:
                HashSet<Variable> named = Of(p.Inner);
                PatternVariables.Collect(p.Name, named);
                return named;
            case ValuesPattern p:
                return [.. p.Variables.Where((_, i) => p.Rows.All(row => row[i] is not null))];
            case GroupPattern p:
                HashSet<Variable> keys = Of(p.Inner);
                keys.IntersectWith(p.Keys);
                keys.UnionWith(p.Aggregates.Where(a => a.Aggregate.Function == AggregateFunction.Count).Select(a => a.Variable));
                return keys;
            case ProjectPattern p:
                HashSet<Variable> projected = Of(p.Inner);
                projected.IntersectWith(p.Variables);
                return projected;
            case ServicePattern:
                return [];
            default:
                return Of(PatternVariables.Children(pattern).Single());
        }
    }
}
