namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    /// <summary>
    /// The right side of OPTIONAL, MINUS or EXISTS, planned again from the keys of a small left side, where that reads far less than all of it:
    /// what is known of one thing should not cost a pass over everything. Else the two sides as they are.
    /// </summary>
    /// <remarks>Right rows whose key is in no left row are compatible with none, whatever the kind of the join, if both sides always bind it.
    /// Only for groups of patterns and filters: in them nothing is planned twice that itself plans twice.</remarks>
    private (QueryOperator Left, QueryOperator Right) Reduced(
        QueryOperator left, QueryOperator right, GraphPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        if (!context.Options.UsePlanner || pattern is not (BasicGraphPattern or JoinPattern or FilterPattern))
            return (left, right);
        Variable? key = left.SortedBy.Concat(left.Layout.Variables).FirstOrDefault(v => left.Certain.Contains(v) && right.Certain.Contains(v));
        bool isSought = right.CanSeek && right.SortedBy.FirstOrDefault() == key;
        JoinGroup group = JoinGroup.Of(pattern, _paths);
        int patterns = group.Triples.Count;
        if (key is null || isSought || patterns < 2 || group.Steps.Count + group.LateFilters.Count > 0 || !group.Others.TrueForAll(o => o is PathPattern or ValuesPattern))
            return (left, right);
        double sought = left.EstimatedRows * patterns * JoinCosts.Seek;
        if (sought >= RowsWithin(right) * JoinCosts.Row)
            return (left, right);
        right.Dispose();
        var kept = new KeptRowsOperator(context, left);
        return (kept, BuildJoins(group, graph, required is null ? null : [.. required, key], null, new KeysOfRowsOperator(context, kept, key)));
    }

    /// <summary>Rows that the operators of a plan move, all together.</summary>
    private static double RowsWithin(QueryOperator plan) => plan.EstimatedRows + plan.Inputs.Sum(RowsWithin);
}
