namespace HueKnowledgeGraph.Sparql;

/// <summary>What a blank node means where triples stand.</summary>
internal enum BlankNodeUse : byte
{
    /// <summary>A variable of the pattern.</summary>
    Variable,

    /// <summary>A new node: templates and data.</summary>
    Constant,

    /// <summary>An error: what is deleted.</summary>
    Forbidden,
}

/// <summary>Where the triples of a block go, and what may stand in them.</summary>
/// <param name="Add">Takes a triple.</param>
/// <param name="AddPath">Takes a path that is no triple; null where paths are not allowed.</param>
/// <param name="BlankNodes">What blank nodes mean.</param>
/// <param name="AllowVariables">False in data.</param>
internal sealed record TripleTarget(
    Action<TriplePattern> Add, Action<PathPattern>? AddPath, BlankNodeUse BlankNodes, bool AllowVariables = true);
