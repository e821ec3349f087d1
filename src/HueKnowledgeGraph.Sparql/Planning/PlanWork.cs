namespace HueKnowledgeGraph.Sparql;

/// <summary>How many rows a plan's operators will move, by its estimates. What a LIMIT leaves unread does not count.</summary>
internal static class PlanWork
{
    /// <param name="node">The plan.</param>
    /// <param name="wanted">Rows of it that are wanted at most.</param>
    public static double Of(QueryOperator node, double wanted)
    {
        double share = node.EstimatedRows <= wanted ? 1 : wanted / node.EstimatedRows;
        double work = Math.Min(node.EstimatedRows, wanted);
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            QueryOperator input = node.Inputs[i];
            work += Of(input, ReadsAll(node, i) ? double.MaxValue : Math.Max(1, input.EstimatedRows * share));
        }

        return work;
    }

    /// <summary>Whether an input is read to its end before the first row comes out.</summary>
    private static bool ReadsAll(QueryOperator node, int input) => node switch
    {
        HashJoinOperator => input == 1,
        OrderOperator or IdSortOperator or GroupOperator or KeptRowsOperator or RowCountOperator or TotalOperator or TotalsOperator => true,
        ClosurePairsOperator or ClosureCountOperator => true,
        ClosureJoinOperator => input == 1,
        _ => false,
    };
}
