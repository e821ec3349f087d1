namespace HueKnowledgeGraph.Sparql;

/// <summary>How many steps a path with set semantics takes.</summary>
/// <param name="AllowsZero">* and ?: a node reaches itself.</param>
/// <param name="IsUnbounded">* and +: any number; else at most one.</param>
internal readonly record struct PathRange(bool AllowsZero, bool IsUnbounded)
{
    /// <summary>The sign of the path.</summary>
    public override string ToString() => !IsUnbounded ? "?" : AllowsZero ? "*" : "+";
}
