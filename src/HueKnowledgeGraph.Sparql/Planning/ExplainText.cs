using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// A plan as an indented tree: operator, estimated rows, and after a run the actual rows, times, the error of the estimate, memory and pages.
/// </summary>
internal static class ExplainText
{
    /// <summary>Operators without any number: for comparing plans.</summary>
    public static string ShapeOf(QueryOperator root)
    {
        var text = new StringBuilder();
        AppendShape(text, root, 0);
        return text.ToString();
    }

    /// <summary>The plan with its numbers; after a run a last line with those of the whole query.</summary>
    public static string Of(QueryPlan plan)
    {
        var text = new StringBuilder();
        Append(text, plan.Root, 0);
        if (plan.RunTime is { } time)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\nplanned in {plan.PlanningTime.TotalMilliseconds:0.000} ms, ran {time.TotalMilliseconds:0.000} ms, at most {Size(plan.PeakMemoryBytes ?? 0)} of memory\n");
        }

        return text.ToString();
    }

    private static void AppendShape(StringBuilder text, QueryOperator node, int depth)
    {
        text.Append(' ', 2 * depth).Append(node.Describe()).Append('\n');
        foreach (QueryOperator input in node.Inputs)
            AppendShape(text, input, depth + 1);
    }

    private static void Append(StringBuilder text, PlanNode node, int depth)
    {
        text.Append(' ', 2 * depth).Append(node.Operator).Append(CultureInfo.InvariantCulture, $"  [estimated {node.EstimatedRows:0} rows");
        if (node.Run is { } run)
        {
            text.Append(CultureInfo.InvariantCulture, $"; actual {run.Rows} rows, {run.Time.TotalMilliseconds:0.000} ms");
            if (node.Inputs.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $" (own {run.OwnTime.TotalMilliseconds:0.000} ms)");
            text.Append(CultureInfo.InvariantCulture, $", error factor {node.ErrorFactor:0.0}");
            if (run.MemoryBytes > 0)
                text.Append(CultureInfo.InvariantCulture, $", {Size(run.MemoryBytes)}");
            if (run.PagesRead + run.PagesSkipped > 0)
                text.Append(CultureInfo.InvariantCulture, $", pages {run.PagesRead} read {run.PagesSkipped} skipped");
        }

        text.Append("]\n");
        foreach (PlanNode input in node.Inputs)
            Append(text, input, depth + 1);
    }

    private static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB");
}
