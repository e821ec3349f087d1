namespace HueKnowledgeGraph.Sparql;

/// <summary>How the columns of two joined inputs belong together.</summary>
internal sealed class JoinColumns
{
    /// <param name="left">Left input.</param>
    /// <param name="right">Right input.</param>
    /// <param name="required">Variables that the output has to have; null: all.</param>
    public JoinColumns(QueryOperator left, QueryOperator right, IReadOnlySet<Variable>? required)
    {
        var keys = new List<(int, int)>();
        var checks = new List<(int, int)>();
        foreach (Variable variable in left.Layout.Variables)
        {
            int other = right.Layout.ColumnOf(variable);
            if (other < 0)
                continue;
            bool isCertain = left.Certain.Contains(variable) && right.Certain.Contains(variable);
            (isCertain ? keys : checks).Add((left.Layout.ColumnOf(variable), other));
        }

        Keys = [.. keys];
        Checks = [.. checks];
        Layout = new VariableLayout(left.Layout.Variables.Concat(right.Layout.Variables).Distinct()
            .Where(v => required is null || required.Contains(v)));
        Sources = [.. Layout.Variables.Select(v => (left.Layout.ColumnOf(v), right.Layout.ColumnOf(v)))];
    }

    /// <summary>Columns of shared variables that both sides always bind: equal in every pair.</summary>
    public (int Left, int Right)[] Keys { get; }

    /// <summary>Columns of shared variables that may be unbound on a side: equal or unbound in every pair.</summary>
    public (int Left, int Right)[] Checks { get; }

    /// <summary>The output.</summary>
    public VariableLayout Layout { get; }

    /// <summary>For each output column its columns left and right, -1 where a side lacks it.</summary>
    public (int Left, int Right)[] Sources { get; }
}
