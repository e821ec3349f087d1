namespace HueKnowledgeGraph.Sparql;

/// <summary>One operator of an explained plan.</summary>
/// <param name="Operator">What it does, in a few words.</param>
/// <param name="EstimatedRows">Rows that the planner expected.</param>
/// <param name="Run">What was measured; null if the plan has not run.</param>
/// <param name="Inputs">Operators that it pulls from.</param>
public sealed record PlanNode(string Operator, double EstimatedRows, PlanMeasurement? Run, IReadOnlyList<PlanNode> Inputs)
{
    /// <summary>By how much the estimate was wrong, in either direction, at least 1; null if the plan has not run.</summary>
    public double? ErrorFactor
    {
        get
        {
            if (Run is null)
                return null;
            double error = Math.Max(EstimatedRows, 1) / Math.Max(Run.Rows, 1);
            return Math.Max(error, 1 / error);
        }
    }
}

/// <summary>What one operator did in a run.</summary>
/// <param name="Rows">Rows that it handed out.</param>
/// <param name="Time">Time spent in it and below.</param>
/// <param name="OwnTime">Time spent in it alone.</param>
/// <param name="MemoryBytes">Most memory that its own tables held at once.</param>
/// <param name="PagesRead">Pages of the store that it decoded.</param>
/// <param name="PagesSkipped">Pages that it passed over without reading them.</param>
public sealed record PlanMeasurement(long Rows, TimeSpan Time, TimeSpan OwnTime, long MemoryBytes, long PagesRead, long PagesSkipped);
