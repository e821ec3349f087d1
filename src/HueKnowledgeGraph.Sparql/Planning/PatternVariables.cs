namespace HueKnowledgeGraph.Sparql;

/// <summary>The variables of patterns: those in scope (SPARQL 1.1 Query, section 18.2.1) and all that are mentioned.</summary>
internal static class PatternVariables
{
    /// <summary>Variables that a solution of the pattern may bind.</summary>
    public static IReadOnlySet<Variable> InScope(GraphPattern pattern) => VisibleVariables.Of(pattern).ToHashSet();

    /// <summary>Every variable mentioned anywhere inside, in scope or not.</summary>
    public static void CollectMentioned(GraphPattern pattern, HashSet<Variable> variables)
    {
        CollectOwn(pattern, variables);
        switch (pattern)
        {
            case FilterPattern filter:
                ExpressionVariables.Collect(filter.Condition, variables);
                break;
            case LeftJoinPattern { Condition: { } condition }:
                ExpressionVariables.Collect(condition, variables);
                break;
            case ExtendPattern extend:
                ExpressionVariables.Collect(extend.Value, variables);
                break;
            case GroupPattern group:
                foreach (AggregateBinding binding in group.Aggregates)
                    ExpressionVariables.Collect(binding.Aggregate, variables);
                break;
            case OrderPattern order:
                foreach (OrderKey key in order.Keys)
                    ExpressionVariables.Collect(key.Value, variables);
                break;
            default:
                break;
        }

        foreach (GraphPattern child in Children(pattern))
            CollectMentioned(child, variables);
    }

    /// <summary>The patterns inside a pattern.</summary>
    public static IEnumerable<GraphPattern> Children(GraphPattern pattern) => pattern switch
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

    /// <summary>Variables of one position.</summary>
    public static void Collect(PatternTerm term, HashSet<Variable> variables)
    {
        switch (term)
        {
            case PatternTerm.Var variable:
                variables.Add(variable.Variable);
                break;
            case PatternTerm.Triple triple:
                Collect(triple.Subject, variables);
                Collect(triple.Predicate, variables);
                Collect(triple.Object, variables);
                break;
            default:
                break;
        }
    }

    /// <summary>Variables that the operator itself binds or names, without its inputs and expressions.</summary>
    private static void CollectOwn(GraphPattern pattern, HashSet<Variable> variables)
    {
        switch (pattern)
        {
            case BasicGraphPattern basic:
                foreach (TriplePattern triple in basic.Triples)
                {
                    Collect(triple.Subject, variables);
                    Collect(triple.Predicate, variables);
                    Collect(triple.Object, variables);
                }

                break;
            case PathPattern path:
                Collect(path.Subject, variables);
                Collect(path.Object, variables);
                break;
            case NamedGraphPattern named:
                Collect(named.Name, variables);
                break;
            case ServicePattern service:
                Collect(service.Endpoint, variables);
                break;
            case ExtendPattern extend:
                variables.Add(extend.Variable);
                break;
            case ValuesPattern values:
                variables.UnionWith(values.Variables);
                break;
            case GroupPattern group:
                variables.UnionWith(group.Keys);
                variables.UnionWith(group.Aggregates.Select(a => a.Variable));
                break;
            case ProjectPattern project:
                variables.UnionWith(project.Variables);
                break;
            default:
                break;
        }
    }
}
