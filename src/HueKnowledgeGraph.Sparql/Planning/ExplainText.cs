using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A plan as an indented tree: operator, estimated rows, and after a run the actual rows, the error factor and the time.</summary>
internal static class ExplainText
{
    /// <param name="root">The plan.</param>
    /// <param name="withNumbers">False leaves out estimates and measurements: for comparing plans.</param>
    /// <param name="isAnalyzed">The plan has run to its end.</param>
    public static string Of(QueryOperator root, bool withNumbers, bool isAnalyzed)
    {
        var text = new StringBuilder();
        Append(text, root, 0, withNumbers, isAnalyzed);
        return text.ToString();
    }

    private static void Append(StringBuilder text, QueryOperator node, int depth, bool withNumbers, bool isAnalyzed)
    {
        text.Append(' ', 2 * depth).Append(node.Describe());
        if (withNumbers)
            text.Append(CultureInfo.InvariantCulture, $"  [estimated {node.EstimatedRows:0} rows");
        if (withNumbers && isAnalyzed)
        {
            double error = Math.Max(node.EstimatedRows, 1) / Math.Max(node.ActualRows, 1);
            text.Append(CultureInfo.InvariantCulture,
                $"; actual {node.ActualRows} rows, {node.ActualTime.TotalMilliseconds:0.000} ms, error factor {Math.Max(error, 1 / error):0.0}");
        }

        if (withNumbers)
            text.Append(']');
        text.Append('\n');
        foreach (QueryOperator input in node.Inputs)
            Append(text, input, depth + 1, withNumbers, isAnalyzed);
    }
}
