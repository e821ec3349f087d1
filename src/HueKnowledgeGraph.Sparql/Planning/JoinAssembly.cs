namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns a chosen join order into operators.</summary>
/// <param name="context">The query.</param>
/// <param name="leaves">The inputs.</param>
/// <param name="scanned">Variables that a scan has to deliver; null: all.</param>
/// <param name="compile">Compiles a filter.</param>
internal sealed class JoinAssembly(
    QueryContext context, IReadOnlyList<JoinLeaf> leaves, IReadOnlySet<Variable>? scanned, Func<Expression, VariableLayout, BatchExpression> compile)
{
    private readonly List<(JoinCandidate Place, Expression Filter)> _placed = [];

    /// <summary>
    /// Places a dear filter where the fewest rows of an order pass by, among the places where its variables are bound; false if there is none.
    /// </summary>
    public bool TryPlace(Expression filter, JoinCandidate order)
    {
        IReadOnlySet<Variable> variables = ExpressionVariables.Of(filter);
        JoinCandidate? best = null;
        for (JoinCandidate? place = order; place is not null && variables.All(place.Distinct.ContainsKey); place = place.Left)
            best = best is null || place.Rows <= best.Rows ? place : best;
        if (best is not null)
            _placed.Add((best, filter));
        return best is not null;
    }

    /// <summary>Operators of a candidate; <paramref name="required"/>: variables that are read above it.</summary>
    public QueryOperator Build(JoinCandidate candidate, IReadOnlySet<Variable>? required)
    {
        QueryOperator leaf = Leaf(candidate);
        QueryOperator plan = leaf;
        if (candidate.Left is not null)
        {
            QueryOperator left = Build(candidate.Left, required);
            plan = Join(candidate, left, leaf, required);
        }

        foreach (Expression filter in candidate.Filters.Concat(_placed.Where(p => p.Place == candidate).Select(p => p.Filter)))
            plan = new FilterOperator(context, plan, compile(filter, plan.Layout), ExpressionText.Of(filter)) { EstimatedRows = candidate.Rows };
        return plan;
    }

    private QueryOperator Join(JoinCandidate candidate, QueryOperator left, QueryOperator leaf, IReadOnlySet<Variable>? required)
    {
        // A variable that may be unbound makes compatibility more than equality: only the hash join knows that, and it then stands
        // where a merge was planned, also below another merge, whose input is then sorted first.
        Variable? key = candidate.Key;
        if (key is not null && leaf.SortedBy.FirstOrDefault() == key && new JoinColumns(left, leaf, null).Checks.Length == 0)
        {
            QueryOperator sorted = left.SortedBy.FirstOrDefault() == key ? left : new IdSortOperator(context, left, key);
            return new MergeJoinOperator(context, sorted, leaf, JoinKind.Inner, required) { EstimatedRows = candidate.Rows };
        }

        (QueryOperator probe, QueryOperator build) = candidate.Method == JoinMethod.HashLeft ? (leaf, left) : (left, leaf);
        return new HashJoinOperator(context, probe, build, JoinKind.Inner, null, required) { EstimatedRows = candidate.Rows };
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
