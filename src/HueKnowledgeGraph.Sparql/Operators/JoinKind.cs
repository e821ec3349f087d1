namespace HueKnowledgeGraph.Sparql;

/// <summary>What a join makes of its left rows.</summary>
internal enum JoinKind
{
    /// <summary>Each compatible pair.</summary>
    Inner,

    /// <summary>Each compatible pair for which the condition holds; left rows without one stay alone (LeftJoin).</summary>
    Left,

    /// <summary>Left rows that have a compatible partner (EXISTS).</summary>
    Semi,

    /// <summary>Left rows that have none (NOT EXISTS).</summary>
    Anti,

    /// <summary>Left rows that have no compatible partner with which they share a bound variable (MINUS).</summary>
    Minus,
}
