namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    /// <summary>Joins two plans by the cheapest operator for their orders and sizes; the left rows come first (OPTIONAL, MINUS, EXISTS).</summary>
    private QueryOperator Joined(QueryOperator left, QueryOperator right, JoinKind kind, IReadOnlySet<Variable>? required)
    {
        double rows = kind == JoinKind.Left ? Math.Max(left.EstimatedRows, 1) : left.EstimatedRows / 2;
        Variable? key = right.SortedBy.FirstOrDefault();
        var columns = new JoinColumns(left, right, null);
        bool canMerge = key is not null && columns.Checks.Length == 0
            && columns.Keys.Any(pair => left.Layout.Variables[pair.Left] == key);
        if (canMerge)
        {
            bool isSorted = left.SortedBy.FirstOrDefault() == key;
            double read = right.CanSeek ? JoinCosts.Read(right.EstimatedRows, left.EstimatedRows) : right.EstimatedRows * JoinCosts.Row;
            double merge = read + (isSorted ? 0 : JoinCosts.Sort(left.EstimatedRows));
            double hash = (right.EstimatedRows * (JoinCosts.Row + JoinCosts.Build)) + (left.EstimatedRows * JoinCosts.Probe);
            if (merge <= hash)
            {
                QueryOperator sorted = isSorted ? left : new IdSortOperator(context, left, key!);
                return new MergeJoinOperator(context, sorted, right, kind, required) { EstimatedRows = rows };
            }
        }

        return new HashJoinOperator(context, left, right, kind, null, required) { EstimatedRows = rows };
    }
}
