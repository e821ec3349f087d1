namespace HueKnowledgeGraph.Sparql;

/// <summary>What stands between SELECT and WHERE.</summary>
internal sealed record SelectClause(bool IsDistinct, bool IsReduced, bool IsStar, IReadOnlyList<SelectItem> Items, int Offset);

/// <summary>A variable, with the expression that makes it, if any. Also a key of GROUP BY.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Value">What is bound to it; null: it comes from the pattern.</param>
/// <param name="Offset">Where it stands in the text, for messages.</param>
internal readonly record struct SelectItem(Variable Variable, Expression? Value, int Offset);

/// <summary>What stands behind WHERE, in the order of the text.</summary>
internal sealed class SolutionModifiers
{
    public List<SelectItem> Keys { get; } = [];

    public List<Expression> Having { get; } = [];

    public List<OrderKey> Order { get; } = [];

    public long? Limit { get; set; }

    public long? Offset { get; set; }

    public ValuesPattern? Values { get; set; }
}
