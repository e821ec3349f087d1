namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns a chosen join order into operators.</summary>
/// <param name="context">The query.</param>
/// <param name="leaves">The inputs.</param>
/// <param name="scanned">Variables that a scan has to deliver; null: all.</param>
/// <param name="compile">Compiles a filter.</param>
internal sealed class JoinAssembly(
    QueryContext context, IReadOnlyList<JoinLeaf> leaves, IReadOnlySet<Variable>? scanned, Func<Expression, VariableLayout, BatchExpression> compile)
{
    /// <summary>Operators of a candidate; <paramref name="required"/>: variables that are read above it.</summary>
    public QueryOperator Build(JoinCandidate candidate, IReadOnlySet<Variable>? required)
    {
        QueryOperator leaf = Leaf(candidate);
        QueryOperator plan = leaf;
        if (candidate.Left is not null)
        {
            QueryOperator left = Build(candidate.Left, required);
            plan = candidate.Method switch
            {
                JoinMethod.Merge => new MergeJoinOperator(context, left, leaf, JoinKind.Inner, required) { EstimatedRows = candidate.Rows },
                JoinMethod.SortThenMerge => new MergeJoinOperator(
                    context, new IdSortOperator(context, left, candidate.Key!), leaf, JoinKind.Inner, required) { EstimatedRows = candidate.Rows },
                JoinMethod.HashLeft => new HashJoinOperator(context, leaf, left, JoinKind.Inner, null, required) { EstimatedRows = candidate.Rows },
                _ => new HashJoinOperator(context, left, leaf, JoinKind.Inner, null, required) { EstimatedRows = candidate.Rows },
            };
        }

        foreach (Expression filter in candidate.Filters)
            plan = new FilterOperator(context, plan, compile(filter, plan.Layout), ExpressionText.Of(filter)) { EstimatedRows = candidate.Rows };
        return plan;
    }

    private QueryOperator Leaf(JoinCandidate candidate)
    {
        JoinLeaf leaf = leaves[candidate.Leaf];
        if (leaf.Operator is not null)
            return leaf.Operator;
        // What a triple term is matched with has to be read, too.
        IReadOnlySet<Variable>? columns = leaf.Matches.Count > 0 ? null : scanned;
        QueryOperator plan = new ScanOperator(context, candidate.Path!, columns) { EstimatedRows = leaf.Rows };
        foreach ((Variable variable, PatternTerm.Triple pattern) in leaf.Matches)
            plan = new TripleTermOperator(context, plan, variable, pattern);
        return plan;
    }
}
